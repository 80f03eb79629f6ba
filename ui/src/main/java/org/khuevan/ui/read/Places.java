package org.khuevan.ui.read;

import org.khuevan.ingest.Place;

/// Places of documents, as they are counted.
public final class Places {

    private Places() {}

    /// The number of the page, slide or section.
    public static int number(Place place) {
        return switch (place) {
            case Place.Page(int number) -> number;
            case Place.Slide(int number) -> number;
            case Place.Notes(int slide) -> slide;
            case Place.Section(int number, _) -> number;
            case Place.Span(double start, _) -> (int) start;
            case Place.Inside(_, Place within) -> number(within);
            case Place.Whole() -> 1;
        };
    }
}
