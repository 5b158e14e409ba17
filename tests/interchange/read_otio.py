"""Reads an .otio file with opentimelineio and says what it understood, a line for each thing on the track."""
import sys

import opentimelineio as otio


def span(item):
    shown = item.source_range
    return f"{shown.start_time.value:g}+{shown.duration.value:g}"


timeline = otio.adapters.read_from_file(sys.argv[1])
rate = timeline.global_start_time.rate
print(f"{type(timeline).__name__} {timeline.name} {timeline.duration().value:g}@{rate:g}")
for track in timeline.tracks:
    print(track.kind)
    for child in track:
        if isinstance(child, otio.schema.Clip):
            media = child.media_reference
            marks = "".join(f" [{marker.comment}]" for marker in child.markers)
            material = f"{media.available_range.duration.value:g}" if media.available_range else "?"
            print(f"clip {child.name} {span(child)} of {material} {media.target_url}{marks}")
        elif isinstance(child, otio.schema.Gap):
            print(f"gap {child.name} {span(child)}")
        else:
            print(f"{child.transition_type} -{child.in_offset.value:g} +{child.out_offset.value:g}")
again = otio.adapters.read_from_string(otio.adapters.write_to_string(timeline, "otio_json"), "otio_json")
print("same" if again.is_equivalent_to(timeline) else "other")
