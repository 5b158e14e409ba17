#include "tests/support/SyntheticHead.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace fw::test {

namespace {

using V = std::array<double, 3>;

/// A head with its turn worked out.
class Drawn : SyntheticHead {
public:
    explicit Drawn(SyntheticHead const& head) : SyntheticHead(head), m_turn(turn()) {}

    std::array<double, 10> points(SizePx picture) const
    {
        std::array<double, 10> out{};
        std::array<V, 5> const at{front(-eyes, .08), front(eyes, .08), V{0, .36, depth(0, .36) + nose * .8},
                                  front(-mouthWidth(), .62 - .05 * smile),
                                  front(mouthWidth(), .62 - .05 * smile)};
        for (size_t i = 0; i < at.size(); ++i) {
            V const seen = turned(at[i], 1);
            out[2 * i] = (x * picture.widthPx) + seen[0] * size * picture.heightPx;
            out[2 * i + 1] = (y * picture.heightPx) + seen[1] * size * picture.heightPx;
        }
        return out;
    }

    Image draw(SizePx picture) const
    {
        Image image(picture);
        for (int py = 0; py < picture.heightPx; ++py) {
            uint8_t* row = image.mutableRow(py);
            for (int px = 0; px < picture.widthPx; ++px) {
                V sum{};
                for (int part = 0; part < 4; ++part) {
                    double const sx =
                        (px + .25 + .5 * (part % 2) - x * picture.widthPx) / (size * picture.heightPx);
                    double const sy =
                        (py + .25 + .5 * (part / 2) - y * picture.heightPx) / (size * picture.heightPx);
                    V const colour = colourAt(sx, sy);
                    for (size_t c = 0; c < 3; ++c)
                        sum[c] += colour[c] / 4;
                }
                for (int c = 0; c < 3; ++c)
                    row[3 * px + c] = static_cast<uint8_t>(std::clamp(
                        255 * std::pow(std::clamp(sum[static_cast<size_t>(c)], 0.0, 1.0), 1 / 1.25) + .5, 0.0,
                        255.0));
            }
        }
        return image;
    }

private:
    struct Hit {
        double z = -1e9;
        V at{}, normal{}; ///< in the part's own axes, unit normal as seen
    };

    static double dot(V const& a, V const& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
    static double bump(double v, double width) { return std::exp(-.5 * v * v / (width * width)); }
    static double inside(double edge, double soft) { return std::clamp(.5 - edge / soft, 0.0, 1.0); }
    static V mix(V const& a, V const& b, double t)
    {
        return {a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t};
    }
    double mouthWidth() const { return mouth * (1 + .22 * smile); }
    double depth(double u, double v) const
    {
        double const q = 1 - u * u / (faceWidth * faceWidth) - v * v / 1.0;
        return .86 * std::sqrt(std::max(0.0, q));
    }
    V front(double u, double v) const { return {u, v, depth(u, v)}; }

    /// Rows of the head's turn; y points down, z to the viewer.
    std::array<V, 3> turn() const
    {
        double const r = std::numbers::pi / 180;
        double const cy = std::cos(yaw * r), sy = std::sin(yaw * r), cp = std::cos(pitch * r),
                     sp = std::sin(pitch * r), cr = std::cos(roll * r), sr = std::sin(roll * r);
        V const x{cy, 0, sy}, y{sp * sy, cp, -sp * cy}, z{-sy * cp, sp, cy * cp}; // yaw, then pitch
        return {V{cr * x[0] - sr * y[0], cr * x[1] - sr * y[1], cr * x[2] - sr * y[2]},
                V{cr * y[0] + sr * x[0], cr * y[1] + sr * x[1], cr * y[2] + sr * x[2]}, z};
    }
    V turned(V const& p, int way) const
    {
        std::array<V, 3> const& m = m_turn;
        if (way > 0)
            return {dot(m[0], p), dot(m[1], p), dot(m[2], p)};
        return {m[0][0] * p[0] + m[1][0] * p[1] + m[2][0] * p[2],
                m[0][1] * p[0] + m[1][1] * p[1] + m[2][1] * p[2],
                m[0][2] * p[0] + m[1][2] * p[1] + m[2][2] * p[2]};
    }

    /// Where a ray from the viewer meets an ellipsoid of the head; `turns`: it moves with the head.
    std::optional<Hit> meet(double sx, double sy, V const& middle, V const& axes, bool turns) const
    {
        V const from = turns ? turned({sx, sy, 0}, -1) : V{sx, sy, 0};
        V const along = turns ? turned({0, 0, 1}, -1) : V{0, 0, 1};
        V o{}, d{};
        for (size_t i = 0; i < 3; ++i) {
            o[i] = (from[i] - middle[i]) / axes[i];
            d[i] = along[i] / axes[i];
        }
        double const a = dot(d, d), b = dot(o, d), c = dot(o, o) - 1, root = b * b - a * c;
        if (root < 0)
            return {};
        double const z = (-b + std::sqrt(root)) / a;
        Hit hit;
        hit.z = z;
        V normal{};
        for (size_t i = 0; i < 3; ++i) {
            hit.at[i] = from[i] + along[i] * z;
            normal[i] = (o[i] + d[i] * z) / axes[i];
        }
        double const length = std::sqrt(dot(normal, normal));
        for (double& each : normal)
            each /= length;
        hit.normal = turns ? turned(normal, 1) : normal;
        return hit;
    }

    V lit(V const& colour, V const& normal, double gloss) const
    {
        V const lamp{-.42, -.5, .76};
        double const straight = std::max(0.0, dot(normal, lamp)),
                     side = std::max(0.0, normal[0] * .8 + normal[2] * .3);
        double const shine = std::pow(std::max(0.0, dot(normal, V{-.23, -.28, .93})), 28) * gloss;
        double const all = light * (.34 + .7 * straight + .14 * side);
        return {colour[0] * all + shine * light, colour[1] * all + shine * light,
                colour[2] * all * .98 + shine * light};
    }

    /// Skin with cheeks, eyes, brows and lips, by place on the front of the head.
    V painted(double u, double v) const
    {
        V colour = skin;
        colour =
            mix(colour, {.84, .42, .38}, .28 * bump(std::abs(u) - .4, .14) * bump(v - .38, .14)); // cheeks
        for (double side : {-1.0, 1.0}) {
            double const x1 = (u - side * eyes) / eyeSize, y1 = (v - .08) / (eyeSize * .5);
            double const hollow = bump(x1 * .6, 1) * bump((v - .04) / .1, 1);
            colour = mix(colour, {skin[0] * .7, skin[1] * .62, skin[2] * .6}, .55 * hollow);
            double const lens = std::abs(y1) - (1 - x1 * x1 * .55);
            double const open = inside(lens, .2) * inside(std::abs(x1) - 1.15, .15);
            colour = mix(colour, {.93, .92, .9}, open);
            double const iris = std::hypot(u - side * eyes, v - .08) / (eyeSize * .52);
            colour = mix(colour, {.24, .2, .14}, open * inside(iris - 1, .18));
            colour = mix(colour, {.03, .03, .03}, open * inside(iris - .5, .18));
            colour = mix(colour, {1, 1, 1},
                         open * inside(std::hypot(u - side * eyes + .025, v - .055) / .018 - 1, .5));
            double const lash = bump((y1 + (1 - x1 * x1 * .55)) / .35, 1) * inside(std::abs(x1) - 1.2, .2);
            colour = mix(colour, {.1, .07, .06}, .9 * lash);
            double const browLine = v - (.08 - brow + .05 * x1 * x1);
            colour = mix(colour, mix(hair, {.1, .07, .05}, .4),
                         .85 * bump(browLine, .024) * inside(std::abs(x1) - 1.45, .4));
        }
        for (double side : {-1.0, 1.0}) // nostrils and the shade under the nose
            colour = mix(colour, {.3, .14, .12}, .7 * bump(u - side * nose * .32, .03) * bump(v - .43, .022));
        colour = mix(colour, {skin[0] * .62, skin[1] * .52, skin[2] * .5},
                     .4 * bump(u, nose * .5) * bump(v - .46, .03));
        double const w = mouthWidth(), across = u / w;
        double const line = .66 - (.05 + .09 * smile) * across * across * 1.0;
        double const lips = std::max(0.0, 1 - across * across);
        double const upper = inside(std::abs(v - (line - .028)) - .035 * lips, .02),
                     lower = inside(std::abs(v - (line + .04)) - .05 * lips, .02);
        colour = mix(colour, {skin[0] * .78, skin[1] * .42, skin[2] * .42},
                     std::max(upper, lower) * inside(std::abs(across) - 1, .08));
        colour =
            mix(colour, {.28, .08, .09}, .95 * bump(v - line, .013) * inside(std::abs(across) - 1.02, .06));
        colour = mix(colour, {skin[0] * .74, skin[1] * .64, skin[2] * .62},
                     .35 * bump(v - .82, .04) * bump(u, .16)); // chin
        return colour;
    }

    V colourAt(double sx, double sy) const
    {
        V colour{ground[0] * (1 - .12 * sy), ground[1] * (1 - .12 * sy), ground[2] * (1 - .12 * sy)};
        double z = -1e9;
        auto const put = [&](std::optional<Hit> const& hit, V const& paint, double gloss, double forward) {
            if (!hit || hit->z + forward < z)
                return;
            z = hit->z + forward;
            colour = lit(paint, hit->normal, gloss);
        };
        V const neckSkin{skin[0] * .8, skin[1] * .76, skin[2] * .74};
        put(meet(sx, sy, {0, 1.95, -.25}, {1.5, .72, .6}, false), shirt, .03, 0);
        put(meet(sx, sy, {0, 1.15, -.2}, {.36, .75, .36}, false), neckSkin, .05, 0);
        put(meet(sx, sy, {0, -.14, -.16}, {faceWidth * 1.12, 1.02, .95}, true), hair, .12, 0);
        for (double side : {-1.0, 1.0})
            put(meet(sx, sy, {side * faceWidth * 1.0, .16, -.06}, {.1, .2, .13}, true), skin, .05, 0);
        if (auto const hit = meet(sx, sy, {0, 0, 0}, {faceWidth, jaw, .86}, true)) {
            double const hairEdge = hairLine - .12 * bump(hit->at[0], .35); // the forehead is free below it
            bool const isFace = hit->at[1] > -hairEdge && hit->at[2] > .05;
            put(hit, isFace ? painted(hit->at[0], hit->at[1]) : hair, isFace ? .12 : .15, .02);
        }
        put(meet(sx, sy, {0, .3, .78}, {nose * .52, .22, nose * .95}, true), skin, .16, 0);
        put(meet(sx, sy, {0, .1, .82}, {nose * .28, .28, nose * .4}, true), skin, .1, 0);
        return colour;
    }

    std::array<V, 3> m_turn;
};

} // namespace

std::array<double, 10> SyntheticHead::points(SizePx picture) const { return Drawn(*this).points(picture); }
Image SyntheticHead::draw(SizePx picture) const { return Drawn(*this).draw(picture); }

} // namespace fw::test
