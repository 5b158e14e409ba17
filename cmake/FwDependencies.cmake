# Third-party libraries as targets. Qt only reaches ui and app, torch only the torch folders.
find_package(nlohmann_json QUIET)
if(NOT TARGET nlohmann_json::nlohmann_json)
    # The training machine carries the single header only.
    find_path(FW_JSON_INCLUDE nlohmann/json.hpp HINTS $ENV{FW_JSON_INCLUDE} ${CMAKE_SOURCE_DIR}/third_party REQUIRED)
    add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
    target_include_directories(nlohmann_json::nlohmann_json INTERFACE ${FW_JSON_INCLUDE})
endif()
find_package(Threads REQUIRED)

if(NOT FW_MINIMAL)
    find_package(OpenSSL REQUIRED)
    find_package(spdlog REQUIRED)
    find_package(CLI11 REQUIRED)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswscale libswresample)
    pkg_check_modules(WEBP REQUIRED IMPORTED_TARGET libwebpdemux)
    pkg_check_modules(LIBASS REQUIRED IMPORTED_TARGET libass)
    pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
    pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
    pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
    pkg_check_modules(SECRET REQUIRED IMPORTED_TARGET libsecret-1)
    set_target_properties(PkgConfig::SECRET PROPERTIES INTERFACE_COMPILE_OPTIONS "") # -pthread, which says nothing any more
    pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
    pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
    pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
    # Module by module, not find_package: OpenCVConfig.cmake is in libopencv-dev alone, which wants Qt 5, GDAL and VTK
    # installed; linking highgui, imgcodecs or videoio would even load them (design.md trap 8).
    find_path(FW_OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
    add_library(fw_opencv INTERFACE)
    target_include_directories(fw_opencv SYSTEM INTERFACE ${FW_OPENCV_INCLUDE})
    foreach(module core imgproc photo video calib3d)
        find_library(FW_OPENCV_${module} opencv_${module} REQUIRED)
        target_link_libraries(fw_opencv INTERFACE ${FW_OPENCV_${module}})
    endforeach()
    if(FW_GUI)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Multimedia DBus LinguistTools)
        # A name that nothing reads would keep the one folder that uses it from the precompiled header.
        set_target_properties(Qt6::DBus PROPERTIES INTERFACE_COMPILE_DEFINITIONS "")
    endif()
    if(FW_TESTS)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
        # Names the folder of each test on its command line, so that no two could share a precompiled header; it serves
        # only QFINDTESTDATA, which nothing here uses.
        get_target_property(fw_definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
        list(FILTER fw_definitions EXCLUDE REGEX QT_TESTCASE)
        set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${fw_definitions}")
    endif()
endif()

# ./dev setup unpacks libtorch and libc2pa here (tools/deps.txt); an IDE that only knows the preset finds them too.
if(DEFINED ENV{FRAMEWRIGHT_CACHE})
    set(fw_deps $ENV{FRAMEWRIGHT_CACHE}/deps)
else()
    set(fw_deps $ENV{HOME}/.cache/framewright/deps)
endif()
if(NOT FW_TORCH_ROOT AND EXISTS ${fw_deps}/torch-2.11.0/torch)
    set(FW_TORCH_ROOT ${fw_deps}/torch-2.11.0/torch)
endif()
if(NOT FW_C2PA_DIR AND EXISTS ${fw_deps}/c2pa-0.38.1/c2pa/libs)
    set(FW_C2PA_DIR ${fw_deps}/c2pa-0.38.1/c2pa/libs)
endif()
if(NOT FW_OTIO_DIR AND EXISTS ${fw_deps}/otio-0.18.1)
    set(FW_OTIO_DIR ${fw_deps}/otio-0.18.1)
endif()

if(FW_TORCH)
    if(NOT EXISTS "${FW_TORCH_ROOT}/lib/libtorch_cpu.so")
        message(FATAL_ERROR "libtorch was not found under FW_TORCH_ROOT='${FW_TORCH_ROOT}'. Run ./dev setup, "
                            "or pass -DFW_TORCH=OFF to build without it.")
    endif()
    # Linked by hand: find_package(Torch) would want CUDA. Only libtorch_cpu and libc10 are needed; what
    # libtorch_cpu wants from CUDA lies beside it and is resolved at run time (wan.md, first list).
    add_library(fw_torch_lib INTERFACE)
    target_include_directories(fw_torch_lib SYSTEM INTERFACE ${FW_TORCH_ROOT}/include
                               ${FW_TORCH_ROOT}/include/torch/csrc/api/include)
    target_link_libraries(fw_torch_lib INTERFACE ${FW_TORCH_ROOT}/lib/libtorch_cpu.so ${FW_TORCH_ROOT}/lib/libc10.so)
    target_link_options(fw_torch_lib INTERFACE -Wl,--allow-shlib-undefined -Wl,-rpath,${FW_TORCH_ROOT}/lib
                        -Wl,-rpath,${FW_TORCH_ROOT}/../nvidia/cu13/lib)
endif()
