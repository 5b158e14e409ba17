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
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE ${ARG_LIBS} Qt6::Test fw_warnings_relaxed)
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS FW_TEST_DIR="${CMAKE_SOURCE_DIR}/tests"
                               FW_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    string(REGEX REPLACE "^tst_" "" short ${name})
    add_test(NAME ${folder}.${short} COMMAND ${target})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${folder}.${short} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
                         ENVIRONMENT "OMP_WAIT_POLICY=PASSIVE;QT_QPA_PLATFORM=offscreen;FRAMEWRIGHT_RESOURCES=${CMAKE_SOURCE_DIR}/resources")
endfunction()
