# Precompiled headers, one set for each kind of code: reading Qt, torch, nlohmann-json and the standard library again for
# each file was three quarters of the time of a build. Only what is not ours goes in, so that editing a header of ours
# never builds one anew.
#
# fw_precompiled(KIND LIBS target... HEADERS header...): makes fw_pch_KIND, which fw_precompile(TARGET KIND) reuses.
function(fw_precompiled kind)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS;OPTIONS" ${ARGN})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/fw_pch_empty.cpp CONTENT "") # left alone when it is there
    add_library(fw_pch_${kind} STATIC ${CMAKE_BINARY_DIR}/fw_pch_empty.cpp)
    target_link_libraries(fw_pch_${kind} PRIVATE ${ARG_LIBS} Threads::Threads)
    target_compile_options(fw_pch_${kind} PRIVATE ${ARG_OPTIONS})
    if(ARG_LIBS MATCHES "Qt6::")
        target_compile_definitions(fw_pch_${kind} PRIVATE QT_NO_KEYWORDS)
    endif()
    target_precompile_headers(fw_pch_${kind} PRIVATE ${ARG_HEADERS})
endfunction()

function(fw_precompile target kind)
    get_target_property(type ${target} TYPE)
    if(TARGET fw_pch_${kind} AND NOT type STREQUAL "INTERFACE_LIBRARY")
        target_precompile_headers(${target} REUSE_FROM fw_pch_${kind})
        target_compile_options(${target} PRIVATE -fPIC) # as the header was made, also where CMake would say -fPIE
    endif()
endfunction()

set(fw_std_headers <algorithm> <array> <atomic> <chrono> <cmath> <condition_variable> <cstdint> <filesystem> <fstream>
    <functional> <map> <memory> <mutex> <optional> <set> <span> <sstream> <stop_token> <string> <string_view> <thread>
    <unordered_map> <utility> <variant> <vector> <nlohmann/json.hpp>)
set(fw_widget_headers <QAbstractListModel> <QApplication> <QBoxLayout> <QCheckBox> <QComboBox> <QDateTime> <QDialog>
    <QDialogButtonBox> <QDoubleSpinBox> <QFileDialog> <QFormLayout> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QListView>
    <QLocale> <QMainWindow> <QMenu> <QMessageBox> <QMimeData> <QPainter> <QPainterPath> <QPushButton> <QScrollArea>
    <QScrollBar> <QSettings> <QSpinBox> <QStackedWidget> <QStyledItemDelegate> <QTimer> <QToolButton> <QTreeWidget> <QUrl>
    <QWidget>)

fw_precompiled(std LIBS nlohmann_json::nlohmann_json fw_warnings HEADERS ${fw_std_headers})
if(FW_TORCH)
    fw_precompiled(torch LIBS fw_torch_lib nlohmann_json::nlohmann_json fw_warnings_relaxed
                   HEADERS <ATen/ATen.h> <nlohmann/json.hpp>)
endif()
if(NOT FW_MINIMAL)
    if(FW_GUI)
        fw_precompiled(ui LIBS Qt6::Widgets nlohmann_json::nlohmann_json fw_warnings_relaxed
                       HEADERS ${fw_std_headers} ${fw_widget_headers})
    endif()
    if(FW_TESTS)
        # Tests drive and compare; what is slow in them is what they test. Optimising them took a third of their build.
        set(fw_test_options -O0)
        fw_precompiled(test LIBS Qt6::Test nlohmann_json::nlohmann_json fw_warnings_relaxed OPTIONS ${fw_test_options}
                       HEADERS ${fw_std_headers} <QtTest>)
        if(FW_TORCH)
            fw_precompiled(torch_test LIBS fw_torch_lib Qt6::Test nlohmann_json::nlohmann_json fw_warnings_relaxed
                           OPTIONS ${fw_test_options} HEADERS <ATen/ATen.h> ${fw_std_headers} <QtTest>)
        endif()
        if(FW_GUI)
            fw_precompiled(ui_test LIBS Qt6::Widgets Qt6::Multimedia Qt6::Test nlohmann_json::nlohmann_json fw_warnings_relaxed
                           OPTIONS ${fw_test_options} HEADERS ${fw_std_headers} ${fw_widget_headers} <QtTest>)
        endif()
    endif()
endif()
