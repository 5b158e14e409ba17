# fw_test(NAME LABEL label [LIBS targets...]): builds tests/<here>/NAME.cpp with Qt Test and registers it with ctest as
# "<folder>.<name less tst_>". Labels: unit ui media model golden bench gpu slow.
function(fw_test name)
    cmake_parse_arguments(ARG "RELAXED" "LABEL;TIMEOUT" "LIBS" ${ARGN})
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    set(target ${folder}_${name})
    add_executable(${target} ${name}.cpp)
    # tests_<folder> builds all tests of a folder.
    if(NOT TARGET tests_${folder})
        add_custom_target(tests_${folder})
    endif()
    add_dependencies(tests_${folder} ${target})
    if(TARGET framewright-reader AND NOT ARG_LABEL STREQUAL "unit")
        add_dependencies(${target} framewright-reader) # decodes what came from outside
    endif()
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE ${ARG_LIBS} Qt6::Test fw_warnings_relaxed)
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS FW_TEST_DIR="${CMAKE_SOURCE_DIR}/tests"
                               FW_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    if(folder MATCHES "^ui_")
        set(kind ui_test)
        target_link_libraries(${target} PRIVATE Qt6::Widgets Qt6::Multimedia) # as the header was made
    elseif("fw_torch_lib" IN_LIST ARG_LIBS)
        set(kind torch_test)
    else()
        set(kind test)
    endif()
    target_compile_options(${target} PRIVATE ${fw_test_options})
    fw_precompile(${target} ${kind})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    fw_moc(${target} ${name})
    string(REGEX REPLACE "^tst_" "" short ${name})
    add_test(NAME ${folder}.${short} COMMAND ${target})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${folder}.${short} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
                         ENVIRONMENT "OMP_WAIT_POLICY=PASSIVE;QT_QPA_PLATFORM=offscreen;FRAMEWRIGHT_RESOURCES=${CMAKE_SOURCE_DIR}/resources")
endfunction()

# fw_moc(TARGET NAME): NAME.moc for the class in NAME.cpp. AUTOMOC would hand moc every include folder, and moc would read
# all of torch and Qt for one class (12 s a test); without folders it skips what it cannot find, which it does not need.
function(fw_moc target name)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${folder}/${name}.moc
                       COMMAND Qt6::moc -DQT_NO_KEYWORDS -o ${folder}/${name}.moc ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp
                       DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp VERBATIM)
    target_sources(${target} PRIVATE ${folder}/${name}.moc)
    target_include_directories(${target} PRIVATE ${folder})
endfunction()
