"""What an editor does in another program, with opentimelineio: recut.py WHAT IN OUT [FOLDER]."""
import sys

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

what, source, target = sys.argv[1:4]


def t(value, rate=24):
    return RationalTime(value, rate)


def span(start, length, rate=24):
    return TimeRange(t(start, rate), t(length, rate))


def media(url, start, length, rate=24):
    return otio.schema.ExternalReference(target_url=url, available_range=span(start, length, rate))


def foreign():
    """25 frames a second, tracks above each other, a cut within the cut, speed, effects, things switched off."""
    timeline = otio.schema.Timeline("Rough cut", global_start_time=t(90000, 25))
    timeline.tracks.markers.append(otio.schema.Marker("Marker 1", span(60, 1, 25), "RED", comment="look here"))
    first = otio.schema.Track("V1", kind="Video")
    timeline.tracks.append(first)
    wide = otio.schema.Clip("wide.mov", media("file:///rushes/wide.mov", 90000, 500, 25), span(90100, 50, 25))
    wide.markers.append(otio.schema.Marker("Focus", span(90110, 1, 25), "YELLOW"))
    close = otio.schema.Clip("close.mov", media("file:///rushes/close.mov", 0, 500, 25), span(25, 25, 25))
    close.effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))
    close.effects.append(otio.schema.Effect("Blur"))
    off = otio.schema.Clip("off.mov", media("file:///rushes/off.mov", 0, 500, 25), span(0, 25, 25))
    off.enabled = False
    inner = otio.schema.Stack("Montage")
    row = otio.schema.Track(kind="Video")
    row.append(otio.schema.Clip("one", source_range=span(0, 25, 25)))
    row.append(otio.schema.Clip("two", source_range=span(0, 50, 25)))
    inner.append(row)
    first.extend([
        otio.schema.Transition("Fade", "SMPTE_Dissolve", t(0, 25), t(5, 25)), wide,
        otio.schema.Transition("Spin", "Custom_Transition", t(5, 25), t(10, 25)), close,
        otio.schema.Gap(source_range=span(0, 50, 25)), off, inner,
        otio.schema.Clip("no media"), otio.schema.Clip("bars", otio.schema.GeneratorReference(
            "bars", "SMPTEBars", span(0, 25, 25)))])
    second = otio.schema.Track("V2", kind="Video")
    second.append(otio.schema.Clip("title", source_range=span(0, 25, 25)))
    timeline.tracks.append(second)
    sound = otio.schema.Track("A1", kind="Audio")
    sound.append(otio.schema.Clip("music.wav", media("file:///music.wav", 0, 480000, 48000)))
    timeline.tracks.append(sound)
    return otio.schema.SerializableCollection("bin", [timeline])


if what == "foreign":
    result = foreign()
elif what == "bundle":
    result = otio.adapters.read_from_file(source, extract_to_directory=sys.argv[4])
    for clip in result.find_clips():
        print(clip.name, clip.media_reference.target_url)
else:
    result = otio.adapters.read_from_file(source)
    track = result.tracks[0]
    if what == "reverse":
        shots = [child for child in track if not isinstance(child, otio.schema.Transition)]
        del track[:]
        track.extend(reversed(shots))
    elif what == "blade":  # the first clip in two, the second piece at the end; the last clip goes
        clip = track[0]
        piece = clip.deepcopy()
        clip.source_range = span(0, 20)
        piece.source_range = span(30, 10)
        piece.markers.clear()
        del track[len(track) - 1]
        track.append(piece)
    elif what == "strip":  # a program that keeps nothing of others' metadata
        for child in track:
            child.metadata.clear()
            if not isinstance(child, otio.schema.Transition):
                child.name = "x"
    elif what == "markers":
        clip = track[0]
        clip.markers[0].marked_range = span(7, 1)
        clip.markers.append(otio.schema.Marker("Cut here", span(9, 1), "GREEN", comment="maybe"))
    elif what != "same":
        sys.exit(what)
otio.adapters.write_to_file(result, target)
