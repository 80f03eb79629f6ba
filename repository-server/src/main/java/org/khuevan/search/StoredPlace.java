package org.khuevan.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.khuevan.ingest.Place;
import org.khuevan.search.Passages.Cue;

/// Writes places for the index and reads them back.
final class StoredPlace {

    private StoredPlace() {}

    static String write(Place place) {
        return switch (place) {
            case Place.Page(int number) -> "page " + number;
            case Place.Slide(int number) -> "slide " + number;
            case Place.Notes(int slide) -> "notes " + slide;
            case Place.Section(int number, String heading) -> "section " + number + " " + heading;
            case Place.Span(double start, double end) -> "span " + start + " " + end;
            // A path may hold anything but a line's end.
            case Place.Inside(String path, Place within) -> "inside " + write(within) + "\n" + path;
            case Place.Whole() -> "whole";
        };
    }

    static Place read(String written) {
        if (written.startsWith("inside ")) {
            String[] lines = written.split("\n", 2);
            return new Place.Inside(lines[1], read(lines[0].substring("inside ".length())));
        }
        String[] parts = written.split(" ", 3);
        return switch (parts[0]) {
            case "page" -> new Place.Page(Integer.parseInt(parts[1]));
            case "slide" -> new Place.Slide(Integer.parseInt(parts[1]));
            case "notes" -> new Place.Notes(Integer.parseInt(parts[1]));
            case "section" -> new Place.Section(Integer.parseInt(parts[1]), parts[2]);
            case "span" ->
                    new Place.Span(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            default -> new Place.Whole();
        };
    }

    static String writeCues(List<Cue> cues) {
        return cues.stream()
                .map(cue -> cue.offset() + " " + cue.span().start() + " " + cue.span().end())
                .collect(Collectors.joining(";"));
    }

    static List<Cue> readCues(String written) {
        return Arrays.stream(written.split(";"))
                .filter(cue -> !cue.isEmpty())
                .map(cue -> cue.split(" "))
                .map(p ->
                        new Cue(
                                Integer.parseInt(p[0]),
                                new Place.Span(Double.parseDouble(p[1]), Double.parseDouble(p[2]))))
                .toList();
    }
}
