#include "engine/media/BadgeShape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

namespace fw::media::badge {

namespace {

// Letters as outlines (1000 units to the em, y down, baseline 0), so that the badge needs no font: "AI" and
// "Framewright" as set in Inter by The Inter Project Authors.
constexpr char kAi[] =
    "M189 0 L243 -166 L505 -166 L559 0 L724 0 L473 -727 L275 -727 L24 0 L189 0 Z M282 -286 L371 -561 "
    "L377 -561 L466 -286 L282 -286 Z M979 -727 L825 -727 L825 0 L979 0 L979 -727 Z";
constexpr char kWord[] =
    "M72 0 L203 0 L203 -309 L506 -309 L506 -419 L203 -419 L203 -617 L538 -617 L538 -727 L72 -727 L72 "
    "0 Z M660 0 L788 0 L788 -321 C788 -390 840 -439 911 -439 C933 -439 960 -435 971 -431 L971 -550 "
    "C959 -552 939 -553 925 -553 C862 -553 810 -518 790 -455 L784 -455 L784 -545 L660 -545 L660 0 Z "
    "M1221 11 C1307 11 1358 -29 1381 -75 L1386 -75 L1386 0 L1509 0 L1509 -365 C1509 -509 1392 -553 "
    "1288 -553 C1173 -553 1085 -501 1056 -402 L1177 -385 C1189 -422 1226 -454 1288 -454 C1348 -454 "
    "1381 -424 1381 -370 L1381 -368 C1381 -331 1342 -329 1246 -319 C1140 -308 1039 -276 1039 -153 "
    "C1039 -46 1117 11 1221 11 Z M1255 -83 C1201 -83 1163 -108 1163 -155 C1163 -205 1206 -225 1263 "
    "-233 C1297 -238 1364 -246 1381 -260 L1381 -196 C1381 -135 1332 -83 1255 -83 Z M1647 0 L1775 0 "
    "L1775 -332 C1775 -399 1820 -444 1876 -444 C1930 -444 1967 -408 1967 -352 L1967 0 L2093 0 L2093 "
    "-340 C2093 -402 2130 -444 2192 -444 C2244 -444 2285 -414 2285 -346 L2285 0 L2414 0 L2414 -366 "
    "C2414 -488 2344 -553 2243 -553 C2164 -553 2104 -513 2080 -453 L2074 -453 C2053 -515 2000 -553 "
    "1927 -553 C1854 -553 1799 -515 1776 -453 L1770 -453 L1770 -545 L1647 -545 L1647 0 Z M2794 11 "
    "C2921 11 3009 -51 3031 -146 L2911 -160 C2894 -114 2851 -89 2796 -89 C2713 -89 2658 -144 2657 "
    "-238 L3037 -238 L3037 -277 C3037 -468 2922 -553 2787 -553 C2631 -553 2529 -438 2529 -270 C2529 "
    "-98 2630 11 2794 11 Z M2657 -324 C2661 -394 2712 -452 2789 -452 C2863 -452 2913 -398 2913 -324 "
    "L2657 -324 Z M3266 0 L3400 0 L3502 -369 L3510 -369 L3612 0 L3746 0 L3900 -545 L3769 -545 L3675 "
    "-164 L3669 -164 L3571 -545 L3442 -545 L3344 -162 L3339 -162 L3243 -545 L3112 -545 L3266 0 Z "
    "M3999 0 L4127 0 L4127 -321 C4127 -390 4179 -439 4250 -439 C4272 -439 4299 -435 4310 -431 L4310 "
    "-550 C4298 -552 4278 -553 4264 -553 C4201 -553 4149 -518 4129 -455 L4123 -455 L4123 -545 L3999 "
    "-545 L3999 0 Z M4403 0 L4532 0 L4532 -545 L4403 -545 L4403 0 Z M4468 -623 C4509 -623 4542 -654 "
    "4542 -692 C4542 -731 4509 -762 4468 -762 C4427 -762 4393 -731 4393 -692 C4393 -654 4427 -623 "
    "4468 -623 Z M4909 216 C5057 216 5165 148 5165 9 L5165 -545 L5038 -545 L5038 -455 L5031 -455 "
    "C5012 -495 4971 -553 4875 -553 C4749 -553 4650 -454 4650 -275 C4650 -97 4749 -8 4874 -8 C4968 -8 "
    "5011 -58 5031 -98 L5038 -98 L5038 5 C5038 86 4984 119 4911 119 C4834 119 4800 82 4784 50 L4668 "
    "78 C4692 154 4770 216 4909 216 Z M4910 -109 C4825 -109 4781 -175 4781 -275 C4781 -374 4825 -447 "
    "4910 -447 C4993 -447 5038 -379 5038 -275 C5038 -171 4992 -109 4910 -109 Z M5434 -320 C5434 -398 "
    "5483 -444 5552 -444 C5619 -444 5659 -401 5659 -327 L5659 0 L5788 0 L5788 -347 C5788 -479 5713 "
    "-553 5600 -553 C5516 -553 5463 -515 5437 -453 L5431 -453 L5431 -727 L5305 -727 L5305 0 L5434 0 "
    "L5434 -320 Z M6199 -545 L6091 -545 L6091 -676 L5962 -676 L5962 -545 L5885 -545 L5885 -446 L5962 "
    "-446 L5962 -143 C5962 -40 6036 10 6133 7 C6169 6 6195 -1 6209 -5 L6187 -106 C6180 -104 6165 -101 "
    "6149 -101 C6117 -101 6091 -112 6091 -164 L6091 -446 L6199 -446 L6199 -545 Z";

constexpr double kCapHeight = 0.727; // of both words, in em
constexpr int kSupersample = 8;

using Contour = std::vector<cv::Point2d>;
using Path = std::vector<Contour>;

cv::Point2d cubic(cv::Point2d const (&p)[4], double t)
{
    double const u = 1 - t;
    return p[0] * (u * u * u) + p[1] * (3 * u * u * t) + p[2] * (3 * u * t * t) + p[3] * (t * t * t);
}

/// Reads the M, L, C, Z commands above and flattens the curves.
Path parse(char const* text)
{
    constexpr int kCurveSteps = 10;
    Path path;
    auto const point = [&text] {
        char* end = nullptr;
        double const x = std::strtod(text, &end);
        double const y = std::strtod(end, &end);
        text = end;
        return cv::Point2d(x / 1000, y / 1000);
    };
    while (*text) {
        char const command = *text++;
        if (command == 'M') {
            path.push_back({point()});
        } else if (command == 'L') {
            path.back().push_back(point());
        } else if (command == 'C') {
            cv::Point2d const start = path.back().back();
            cv::Point2d const a = point();
            cv::Point2d const b = point();
            cv::Point2d const curve[4] = {start, a, b, point()};
            for (int i = 1; i <= kCurveSteps; ++i)
                path.back().push_back(cubic(curve, static_cast<double>(i) / kCurveSteps));
        }
    }
    return path;
}

/// Letters with their left end at x, capitals of the given height, centred on the plate.
Path word(char const* text, double x, double capHeight)
{
    Path path = parse(text);
    double const scale = capHeight / kCapHeight;
    double const baseline = 0.5 + capHeight / 2;
    for (Contour& contour : path)
        for (cv::Point2d& p : contour)
            p = {x + p.x * scale, baseline + p.y * scale};
    return path;
}

void addArc(Contour& contour, cv::Point2d centre, double radius, double fromDegrees)
{
    constexpr int kSteps = 16;
    for (int i = 0; i <= kSteps; ++i) {
        double const angle = (fromDegrees + 90.0 * i / kSteps) * CV_PI / 180;
        contour.push_back(centre + cv::Point2d(std::cos(angle), std::sin(angle)) * radius);
    }
}

Contour roundedRect(cv::Rect2d r, double radius)
{
    Contour contour;
    addArc(contour, {r.x + r.width - radius, r.y + r.height - radius}, radius, 0);
    addArc(contour, {r.x + radius, r.y + r.height - radius}, radius, 90);
    addArc(contour, {r.x + radius, r.y + radius}, radius, 180);
    addArc(contour, {r.x + r.width - radius, r.y + radius}, radius, 270);
    return contour;
}

/// Four corner brackets, as a viewfinder draws them.
Path brackets(cv::Point2d centre, double side, double arm, double thick)
{
    Path path;
    for (int sx : {-1, 1})
        for (int sy : {-1, 1}) {
            cv::Point2d const corner(centre.x + sx * side / 2, centre.y + sy * side / 2);
            auto const at = [&](double inX, double inY) {
                return cv::Point2d(corner.x - sx * inX, corner.y - sy * inY);
            };
            path.push_back(
                {at(0, 0), at(arm, 0), at(arm, thick), at(thick, thick), at(thick, arm), at(0, arm)});
        }
    return path;
}

/// A four-pointed star with hollow sides.
Path star(cv::Point2d centre, double radius)
{
    constexpr int kSteps = 12;
    constexpr double kWaist = 0.22; // pulls the curves' middles towards the centre
    cv::Point2d const tips[4] = {{0, -radius}, {radius, 0}, {0, radius}, {-radius, 0}};
    Contour contour;
    for (int i = 0; i < 4; ++i) {
        cv::Point2d const from = tips[i];
        cv::Point2d const to = tips[(i + 1) % 4];
        cv::Point2d const curve[4] = {centre + from, centre + from * kWaist, centre + to * kWaist,
                                      centre + to};
        for (int k = 0; k < kSteps; ++k)
            contour.push_back(cubic(curve, static_cast<double>(k) / kSteps));
    }
    return {contour};
}

Path disc(cv::Point2d centre, double radius)
{
    Contour contour;
    for (double start : {0.0, 90.0, 180.0, 270.0})
        addArc(contour, centre, radius, start);
    return {contour};
}

/// Fills a path (even-odd) and averages it down.
std::vector<float> cover(Path const& path, SizePx size, double heightPx)
{
    constexpr int kFractionBits = 4;
    cv::Mat big(size.heightPx * kSupersample, size.widthPx * kSupersample, CV_8UC1, cv::Scalar(0));
    std::vector<std::vector<cv::Point>> polygons;
    double const scale = heightPx * kSupersample * (1 << kFractionBits);
    double const pixelCentre = 0.5 * (1 << kFractionBits);
    for (Contour const& contour : path) {
        std::vector<cv::Point> polygon;
        for (cv::Point2d const& p : contour)
            polygon.emplace_back(static_cast<int>(std::lround(p.x * scale - pixelCentre)),
                                 static_cast<int>(std::lround(p.y * scale - pixelCentre)));
        polygons.push_back(std::move(polygon));
    }
    cv::fillPoly(big, polygons, cv::Scalar(255), cv::LINE_8, kFractionBits);
    cv::Mat small;
    cv::resize(big, small, cv::Size(size.widthPx, size.heightPx), 0, 0, cv::INTER_AREA);
    std::vector<float> values(small.total());
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x)
            values[static_cast<size_t>(y) * static_cast<size_t>(small.cols) + static_cast<size_t>(x)] =
                static_cast<float>(small.at<uint8_t>(y, x)) / 255.0f;
    return values;
}

void append(Path& path, Path more) { path.insert(path.end(), more.begin(), more.end()); }

} // namespace

Coverage draw(double heightPx, bool hasWord)
{
    double const width = hasWord ? kFullWidth : kCoreWidth;
    Coverage out;
    out.size = {static_cast<int>(std::ceil(width * heightPx - 1e-6)),
                static_cast<int>(std::ceil(heightPx - 1e-6))};
    constexpr double kRadius = 0.30;
    double const hairline = std::max(0.03, 1.0 / heightPx);
    cv::Rect2d const plate(0, 0, width, 1);
    cv::Rect2d const inner(hairline, hairline, width - 2 * hairline, 1 - 2 * hairline);
    out.plate = cover({roundedRect(plate, kRadius)}, out.size, heightPx);
    out.rim =
        cover({roundedRect(plate, kRadius), roundedRect(inner, kRadius - hairline)}, out.size, heightPx);

    constexpr double kCapitals = 0.46;
    cv::Point2d const eye(0.54, 0.5);
    Path ink = brackets(eye, 0.56, 0.19, 0.085);
    append(ink, word(kAi, 0.96, kCapitals));
    if (hasWord) {
        append(ink, disc({1.80, 0.5}, 0.055));
        append(ink, word(kWord, 2.00, 0.41));
    }
    out.ink = cover(ink, out.size, heightPx);
    out.spark = cover(star(eye, 0.215), out.size, heightPx);
    return out;
}

} // namespace fw::media::badge
