package org.khuevan.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Where in a file something stands, precisely enough to open the file there.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Place {

    /// A page of a paginated document, counted from 1.
    record Page(int number) implements Place {
        public Page {
            if (number < 1) {
                throw new IllegalArgumentException("pages count from 1, not " + number);
            }
        }
    }

    /// A slide of a presentation, counted from 1.
    record Slide(int number) implements Place {
        public Slide {
            if (number < 1) {
                throw new IllegalArgumentException("slides count from 1, not " + number);
            }
        }
    }

    /// What the speaker of a slide noted for themselves.
    ///
    /// @param slide counted from 1
    record Notes(int slide) implements Place {
        public Notes {
            if (slide < 1) {
                throw new IllegalArgumentException("slides count from 1, not " + slide);
            }
        }
    }

    /// A part of a text without pages, such as an EPUB chapter or what follows an HTML heading.
    ///
    /// @param number counted from 1 in reading order
    /// @param heading the words of its heading, or empty
    record Section(int number, String heading) implements Place {
        public Section {
            if (number < 1) {
                throw new IllegalArgumentException("sections count from 1, not " + number);
            }
        }
    }

    /// A stretch of time in audio or video, in seconds from the start.
    record Span(double start, double end) implements Place {
        public Span {
            if (!(start >= 0) || !(end >= start)) {
                throw new IllegalArgumentException("not a span of time: " + start + " to " + end);
            }
        }
    }

    /// Somewhere in a file inside a bundle.
    ///
    /// @param path of the file, as [Finding.Inside] has it
    /// @param place in that file; never itself inside
    record Inside(String path, Place place) implements Place {
        public Inside {
            if (path.isEmpty() || place instanceof Inside) {
                throw new IllegalArgumentException("not a place inside a bundle: " + path);
            }
        }
    }

    /// The file as a whole.
    record Whole() implements Place {}
}
