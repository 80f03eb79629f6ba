package org.khuevan.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khuevan.ingest.Place;

/// The addresses of materials, places in them, and their files; relative to the platform's own.
public final class Address {

    private Address() {}

    public static String of(MaterialId material) {
        return "/m/" + material;
    }

    /// Where a file opens at a place with words marked: `/m/{id}?file={f}&page=12&q=…`, with
    /// `page`, `slide` or `section` as a number or `t` in seconds, after the path `inside` a
    /// bundle.
    ///
    /// @param words to be marked, or empty
    public static String of(MaterialId material, FileId file, Place place, String words) {
        String marked = words.isBlank() ? "" : "&q=" + encode(words.strip());
        return of(material) + "?file=" + file + at(place) + marked;
    }

    private static String at(Place place) {
        return switch (place) {
            case Place.Page(int number) -> "&page=" + number;
            case Place.Slide(int number) -> "&slide=" + number;
            case Place.Notes(int slide) -> "&slide=" + slide;
            case Place.Section(int number, _) -> "&section=" + number;
            case Place.Span(double start, _) ->
                    "&t=" + String.format(Locale.ROOT, "%.1f", start).replaceFirst("\\.0$", "");
            case Place.Inside(String path, Place within) -> "&inside=" + encode(path) + at(within);
            case Place.Whole() -> "";
        };
    }

    /// The bytes of a file as they were given.
    public static String of(MaterialFile file) {
        return "/files/" + file.id() + "/" + encode(file.name());
    }

    /// A file derived from another one.
    ///
    /// @param path as a finding names it
    public static String derived(MaterialFile file, String path) {
        return derived(file.id(), path);
    }

    /// A file derived from another one.
    ///
    /// @param path as a finding names it
    public static String derived(FileId file, String path) {
        return "/files/" + file + "/derived/" + path;
    }

    /// A file inside a bundle, for downloading.
    public static String inside(MaterialFile bundle, String path) {
        return "/files/"
                + bundle.id()
                + "/inside/"
                + Arrays.stream(path.split("/"))
                        .map(Address::encode)
                        .collect(Collectors.joining("/"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
