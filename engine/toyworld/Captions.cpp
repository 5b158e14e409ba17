#include "engine/toyworld/Captions.h"

#include "engine/toyworld/Look.h"

#include <cctype>
#include <cstring>
#include <sstream>

namespace fw::toyworld {

namespace {

Words const& adjectives()
{
    static Words const all{"little", "big",  "small", "cute",   "happy", "old",   "lonely", "beautiful",
                           "shiny",  "tiny", "huge",  "lovely", "funny", "young", "brave"};
    return all;
}

Words const& adverbs()
{
    static Words const all{"slowly", "quickly", "gently", "quietly", "calmly", "smoothly", "again"};
    return all;
}

/// What people add to prompts, which the picture does not follow.
Words const& fillers()
{
    static Words const all{"the",   "a",       "very", "with",     "some",  "nice",    "light", "soft",
                           "wide",  "shot",    "view", "scene",    "of",    "and",     "near",  "then",
                           "story", "evening", "high", "detailed", "hero",  "quality", "warm",  "summer",
                           "cold",  "calm",    "mood", "morning",  "quiet", "camera",  "large", "day"};
    return all;
}

/// "red car", "little person with blue hair in a green dress"
std::string whoOf(ClipSpec const& spec, Dice& dice, CaptionKind kind)
{
    if (kind == CaptionKind::NoSubject)
        return dice.pick(anyoneWords());
    Subject const& subject = subjects()[spec.subject];
    std::string who = dice.pick(subject.words);
    if (spec.colour && dice.chance(.85))
        who = subject.colours[*spec.colour].name + " " + who;
    if (spec.subject == personIndex())
        if (std::string const look = lookWords(Look::of(spec.look), dice); !look.empty())
            who += " " + look;
    return who;
}

std::string motionOf(ClipSpec const& spec, Dice& dice)
{
    Words all = wordsOf(spec.motion);
    Words const& going = goingWords(spec.motion, subjects()[spec.subject]);
    for (int twice = 0; twice < 2; ++twice)
        all.insert(all.end(), going.begin(), going.end());
    return dice.pick(all);
}

/// Subject, motion and place in one of four orders.
std::string sentenceOf(ClipSpec const& spec, Dice& dice, CaptionKind kind)
{
    std::string const who = whoOf(spec, dice, kind);
    std::string const does = motionOf(spec, dice);
    std::string const where = dice.pick(wordsOf(spec.place));
    std::string article = std::strchr("aeiou", who.front()) ? "an " : "a ";
    if (dice.chance(.15))
        article = "the ";
    switch (dice.weighted({72, 10, 10, 8})) {
    case 0: return article + who + " " + does + " " + where;
    case 1: return where + ", " + article + who + " " + does;
    case 2: return who + ", " + where + ", " + does;
    default: break;
    }
    std::string const there = article + who + " " + where;
    return spec.motion == Motion::Still ? there : there + " that " + does;
}

std::string withStyle(std::string const& text, Style style, Dice& dice)
{
    std::string const word = dice.pick(wordsOf(style));
    if (dice.chance(.5))
        return word + ", " + text;
    bool const isNoun = word.find("shot") != std::string::npos || word.find("footage") != std::string::npos;
    return isNoun ? word + " of " + text : text + ", " + word;
}

std::string varied(std::string const& text, Dice& dice)
{
    Words words;
    std::istringstream in(text);
    for (std::string word; in >> word;)
        words.push_back(word);
    auto const at = [&](size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    if (dice.chance(.18))
        for (size_t i = 0; i + 1 < words.size(); ++i) {
            std::string& word = words[i];
            bool const isArticle =
                word == "a" || word == "an" || word == "the" || word == "A" || word == "An" || word == "The";
            if (!isArticle || !dice.chance(.7))
                continue;
            if (word == "an" || word == "An")
                word.pop_back();
            words.insert(at(i + 1), dice.pick(adjectives()));
            break;
        }
    if (dice.chance(.08)) {
        size_t const end = words.back().back() == '.' ? words.size() - 1 : words.size();
        words.insert(at(end), dice.pick(adverbs()));
    }
    if (dice.chance(.05))
        for (size_t left = 1 + dice.below(3); left > 0; --left) {
            size_t const place = dice.below(words.size() + 1);
            words.insert(at(place), dice.pick(fillers()));
        }
    std::string joined;
    for (std::string const& word : words)
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

} // namespace

std::string caption(ClipSpec const& spec, Dice& dice, CaptionKind kind)
{
    std::string text = sentenceOf(spec, dice, kind);
    Words extras;
    if (spec.weather != Weather::Clear)
        extras.push_back(dice.pick(wordsOf(spec.weather)));
    if (spec.camera != Camera::Static)
        extras.push_back(dice.pick(wordsOf(spec.camera)));
    else if (dice.chance(.06))
        extras.push_back("static camera");
    dice.shuffle(extras);
    for (std::string const& extra : extras)
        text += ", " + extra;
    if (spec.style != Style::None && kind != CaptionKind::NoStyle)
        text = withStyle(text, spec.style, dice);
    if (dice.chance(.3)) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
        text += '.';
    }
    return varied(text, dice);
}

} // namespace fw::toyworld
