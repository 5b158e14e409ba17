# fw_translations(TARGET NAME.ts...): what is said in other languages, compiled and put into the target as
# :/translations/NAME.qm. docs/translating.md says how the .ts files are brought up to date.
function(fw_translations target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/translations)
    set(files "")
    set(outputs "")
    foreach(source IN LISTS ARGN)
        get_filename_component(name ${source} NAME_WE)
        add_custom_command(OUTPUT ${folder}/${name}.qm
                           COMMAND Qt6::lrelease -silent ${source} -qm ${folder}/${name}.qm
                           DEPENDS ${source} VERBATIM)
        list(APPEND outputs ${folder}/${name}.qm)
        string(APPEND files "<file>${name}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT ${folder}/translations.qrc
         CONTENT "<RCC><qresource prefix=\"/translations\">${files}</qresource></RCC>\n")
    add_custom_command(OUTPUT ${folder}/qrc_translations.cpp
                       COMMAND Qt6::rcc --name translations --output ${folder}/qrc_translations.cpp
                               ${folder}/translations.qrc
                       DEPENDS ${folder}/translations.qrc ${outputs} VERBATIM)
    target_sources(${target} PRIVATE ${folder}/qrc_translations.cpp)
    set_source_files_properties(${folder}/qrc_translations.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON
                                SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
endfunction()
