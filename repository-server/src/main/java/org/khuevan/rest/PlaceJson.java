package org.khuevan.rest;

import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Place;

/// Where something stands in a file; only what fits the kind of file is set.
///
/// @param notes whether these are the speaker's notes of the slide
/// @param heading of the section
/// @param seconds from the start
/// @param inside the path of the file inside a bundle in which all this is
record PlaceJson(
        @Nullable Integer page,
        @Nullable Integer slide,
        @Nullable Boolean notes,
        @Nullable Integer section,
        @Nullable String heading,
        @Nullable Double seconds,
        @Nullable Double until,
        @Nullable String inside) {

    private PlaceJson(
            @Nullable Integer page,
            @Nullable Integer slide,
            @Nullable Boolean notes,
            @Nullable Integer section,
            @Nullable String heading,
            @Nullable Double seconds,
            @Nullable Double until) {
        this(page, slide, notes, section, heading, seconds, until, null);
    }

    private PlaceJson inside(String path) {
        return new PlaceJson(page, slide, notes, section, heading, seconds, until, path);
    }

    static PlaceJson of(Place place) {
        return switch (place) {
            case Place.Page(int number) ->
                    new PlaceJson(number, null, null, null, null, null, null);
            case Place.Slide(int number) ->
                    new PlaceJson(null, number, null, null, null, null, null);
            case Place.Notes(int slide) -> new PlaceJson(null, slide, true, null, null, null, null);
            case Place.Section(int number, String heading) ->
                    new PlaceJson(
                            null,
                            null,
                            null,
                            number,
                            heading.isEmpty() ? null : heading,
                            null,
                            null);
            case Place.Span(double start, double end) ->
                    new PlaceJson(null, null, null, null, null, start, end);
            case Place.Inside(String path, Place within) -> of(within).inside(path);
            case Place.Whole() -> new PlaceJson(null, null, null, null, null, null, null);
        };
    }
}
