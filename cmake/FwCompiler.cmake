# Language level, warnings as errors, ccache and a fast linker where they are.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(FW_CCACHE ccache)
if(FW_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${FW_CCACHE})
endif()
find_program(FW_LLD ld.lld)
if(FW_LLD)
    add_link_options(-fuse-ld=lld)
endif()
# -g1 keeps line numbers in backtraces and halves compile time and object size against -g.
string(REPLACE "-g" "-g1" CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g")

# Ours are strict; third-party headers come in as SYSTEM. An error with the compilers we know at the levels we test: others
# see more (g++ 12 at -O3 warns of its own std::string), and that must not keep people from building.
option(FW_WERROR "Warnings are errors" ON)
set(fw_werror $<$<BOOL:${FW_WERROR}>:-Werror>)
add_library(fw_warnings INTERFACE)
target_compile_options(fw_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion ${fw_werror})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 misreads its own std::string, and with a precompiled header it forgets that this is not our code. Where
    # several sources are built as one (CMAKE_UNITY_BUILD) it takes each for a header.
    add_compile_options(-Wno-array-bounds -Wno-restrict -Wno-subobject-linkage)
endif()
# torch and Qt headers define macros and convert freely: the same warnings less -Wpedantic and -Wconversion.
add_library(fw_warnings_relaxed INTERFACE)
target_compile_options(fw_warnings_relaxed INTERFACE -Wall -Wextra ${fw_werror} -Wno-unknown-pragmas)

# FW_SANITIZE  what goes into -fsanitize= (see CMakePresets.json); the first finding ends the program
set(FW_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")
if(FW_SANITIZE)
    add_compile_options(-fsanitize=${FW_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-Wno-maybe-uninitialized) # g++ 12 sees ghosts in std::regex when it is instrumented
    endif()
    add_link_options(-fsanitize=${FW_SANITIZE})
endif()
