package org.khuevan.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One fact that was found in a file.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Finding {

    /// Text in reading order, at one place. A file's texts are in the order of their places, and a
    /// page, slide or section has at most one. What is said in a recording and what is shown in it
    /// stand in groups, each behind the [Captions] or [ShownSlide] that it belongs to. Text is NFC
    /// Unicode; paragraphs end in a newline. Formulas are LaTeX between dollar signs.
    ///
    /// @param languages which language each stretch of the text is in, in order, as far as that can
    ///   be told
    record Text(Place place, String text, List<Stretch> languages) implements Finding {

        public Text {
            // Findings of the first versions do not know of languages.
            languages = List.copyOf(Objects.requireNonNullElse(languages, List.of()));
        }

        public Text(Place place, String text) {
            this(place, text, List.of());
        }

        /// A stretch of a text in one language.
        ///
        /// @param from the first character, counted from 0
        /// @param to behind the last character
        /// @param language a BCP 47 tag
        /// @param certainty 0 to 1
        public record Stretch(int from, int to, String language, double certainty) {}

        /// The language at a place in the text, if that can be told.
        public Optional<String> languageAt(int place) {
            return languages.stream()
                    .filter(stretch -> stretch.from() <= place && place < stretch.to())
                    .map(Stretch::language)
                    .findFirst();
        }

        /// The language that most of the text is in, if that can be told.
        public Optional<String> language() {
            Map<String, Integer> lengths = new LinkedHashMap<>();
            languages.forEach(s -> lengths.merge(s.language(), s.to() - s.from(), Integer::sum));
            return lengths.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }
    }

    /// A heading, in reading order: together they are the outline of the file.
    ///
    /// @param level 1 for the highest
    record Heading(Place place, int level, String words) implements Finding {}

    /// A link to elsewhere.
    ///
    /// @param address an absolute URI of `http`, `https` or `mailto`
    /// @param words that are linked, or empty
    record Link(Place place, String address, String words) implements Finding {}

    /// A picture that stands in a document.
    ///
    /// @param path of a JPEG, relative to the output folder
    /// @param thumbnail the same picture, small
    /// @param alternative what the document says instead of it, or empty
    record EmbeddedPicture(
            Place place, String path, String thumbnail, int width, int height, String alternative)
            implements Finding {

        public EmbeddedPicture {
            // Findings of earlier versions have no small ones.
            thumbnail = Objects.requireNonNullElse(thumbnail, path);
        }
    }

    /// What is said instead of a picture to those who do not see it. It is written by a person, and
    /// never found in a file.
    record Alternative(String words) implements Finding {}

    /// Something that describes the file. Names with several values have one finding for each, the
    /// best first.
    record Property(Name name, String value, Origin origin) implements Finding {

        public Property {
            // Findings of the first versions only knew what files say themselves.
            origin = Objects.requireNonNullElse(origin, Origin.EMBEDDED);
        }

        /// What the file says itself.
        public Property(Name name, String value) {
            this(name, value, Origin.EMBEDDED);
        }

        /// Where a value comes from, so that a person can judge it.
        public enum Origin {
            /// A property that the file carries.
            EMBEDDED,
            /// How the text looks: the largest words of the first page, a title's place.
            LAYOUT,
            /// Counted and weighed from the words of the text.
            TEXT,
            /// The name of the file.
            FILE_NAME
        }

        /// Properties that prefill a description.
        public enum Name {
            TITLE,
            AUTHOR,
            DESCRIPTION,
            /// A BCP 47 language tag.
            LANGUAGE,
            /// An ISO 8601 date, as precise as the file gives it: `2024`, `2024-09`, `2024-09-05`.
            DATE,
            /// A URI where the file gives one, otherwise its own words.
            LICENCE,
            KEYWORD,
            PUBLISHER,
            IDENTIFIER,
            /// A level of education that the text names: `primary`, `lower-secondary`,
            /// `upper-secondary`, `vocational`, `undergraduate`, `postgraduate` or `preschool`.
            LEVEL
        }
    }

    /// How long reading the text takes, in minutes.
    record ReadingTime(int minutes) implements Finding {}

    /// The file as clean HTML to be read in the page: without scripts and without anything that
    /// lies elsewhere.
    record Rendition(List<Chapter> chapters) implements Finding {

        public Rendition {
            chapters = List.copyOf(chapters);
        }

        /// @param path of a fragment of HTML; the pictures that it names lie beside it. The
        ///   elements at which sections begin have the section's number as `data-section`
        /// @param title empty if it has none
        /// @param section the number of the first [Place.Section] in it
        public record Chapter(String path, String title, int section) {}
    }

    /// The picture or recording as everybody may have it: without the place where it was taken and
    /// whatever else is private in its metadata.
    record PublicCopy(String path, String mediaType) implements Finding {}

    /// A page that is a picture. What it says is not known yet; once it is, this is no longer among
    /// the findings.
    ///
    /// @param place a [Place.Page], or one within a bundle
    record Scan(Place place) implements Finding {}

    /// A page whose text was read from its picture.
    ///
    /// @param confidence 0 to 100
    record ReadPage(int number, int confidence) implements Finding {}

    /// A page that lies on its side or its head in the file, and is shown upright.
    ///
    /// @param degrees clockwise, by which it is turned: 90, 180 or 270
    record TurnedPage(int number, int degrees) implements Finding {}

    /// The words that were read from pages, with their places on the page as it is shown, as ALTO.
    record WordBoxes(String path) implements Finding {}

    /// How many pages, slides or sections there are.
    record Pages(int count) implements Finding {}

    /// How long an audio or video file lasts, in seconds.
    record Duration(double seconds) implements Finding {}

    /// The size of an image or of a video's picture as it is shown (after rotation), in pixels.
    record Dimensions(int width, int height) implements Finding {}

    /// A picture that stands for the file, JPEG or PNG, at most 640 pixels wide.
    ///
    /// @param path relative to the output folder, with `/`
    record Thumbnail(String path, int width, int height) implements Finding {}

    /// A rendered picture of one page or slide, for kinds that a browser cannot show itself.
    record PagePicture(int number, String path, int width, int height) implements Finding {}

    /// Small pictures of pages that follow each other, in one JPEG: row by row in cells of one
    /// size.
    ///
    /// @param first page or slide, counted from 1
    /// @param width, height of a cell, in pixels
    record PageSheet(int first, int count, int columns, String path, int width, int height)
            implements Finding {}

    /// The file as its office program prints it, or what is there of a PDF whose end is missing: a
    /// PDF with as many pages.
    record PrintedPdf(String path, int pages) implements Finding {}

    /// A PDF that looks the same as the file and whose text can be searched and copied, because
    /// what its pictures show was read and laid over them, unseen.
    record SearchablePdf(String path) implements Finding {}

    /// The words that were read from an image, so that they can be marked in it.
    record PictureWords(List<Word> words) implements Finding {

        public PictureWords {
            words = List.copyOf(words);
        }

        /// @param left, top, width, height as parts of the picture's size, 0 to 1
        public record Word(String text, double left, double top, double width, double height) {}
    }

    /// A stream that a browser plays: an HLS multivariant playlist (RFC 8216); what it names lies
    /// beside it.
    ///
    /// @param sound the playlist of the sound alone, or empty if there is none
    record Stream(String path, String sound) implements Finding {

        public Stream {
            // Findings of the first version do not know of it.
            sound = Objects.requireNonNullElse(sound, "");
        }
    }

    /// Captions as WebVTT.
    ///
    /// @param language a BCP 47 tag, or `und`
    /// @param label what the file calls the track, or empty
    /// @param by who wrote them
    record Captions(String path, String language, String label, By by) implements Finding {

        public Captions {
            // Findings of earlier versions do not know of it.
            by = Objects.requireNonNullElse(by, By.FILE);
        }

        public Captions(String path, String language, String label) {
            this(path, language, label, By.FILE);
        }

        /// Who wrote captions.
        public enum By {
            /// They came with the file.
            FILE,
            /// A program heard them, and nobody has approved them yet.
            MACHINE,
            /// Somebody wrote, corrected or approved them here.
            PERSON
        }
    }

    /// A while in which the picture of a recording stands as that of a slide does. What is seen
    /// then is not known yet; once it is, this is no longer among the findings.
    ///
    /// @param best the second in which it looks as it does in the end
    /// @param stillness the part of the picture that did not move meanwhile, 0 to 1
    /// @param writing the part of the picture that is not plain, 0 to 1
    record Still(Place.Span span, int best, double stillness, double writing) implements Finding {}

    /// A slide that a recording shows for a while; what was read on it follows as [Text].
    ///
    /// @param path of its picture, relative to the output folder
    /// @param thumbnail the same picture, small
    /// @param width of the picture, in pixels
    record ShownSlide(Place.Span span, String path, String thumbnail, int width, int height)
            implements Finding {}

    /// A chapter that a recording names itself.
    record Chapter(Place.Span span, String title) implements Finding {}

    /// Small pictures of a video for finding a second in it: a WebVTT file whose cues name parts of
    /// sheets that lie beside it, such as `sheet-1.jpg#xywh=160,0,160,90`.
    record SeekPictures(String path) implements Finding {}

    /// The shape of a sound: the loudest of each of some hundred equally long stretches, 0 to 100.
    record Waveform(List<Integer> peaks) implements Finding {

        public Waveform {
            peaks = List.copyOf(peaks);
        }
    }

    /// What a browser shows of a file inside a bundle that it cannot show itself: a PDF as its
    /// office program prints it, or an MP4.
    ///
    /// @param path of the file in the bundle
    /// @param copy relative to the output folder
    record InsideCopy(String path, String copy) implements Finding {}

    /// A file inside a bundle, in the order of the bundle.
    ///
    /// @param path with `/`, NFC, never leading out; that of a file in an archive in the bundle
    ///   begins with the path of that archive
    /// @param size in bytes, as far as it is known
    /// @param mediaType of its content, or `application/octet-stream`
    /// @param kept where its bytes are, relative to the output folder, or empty if they were not
    ///   unpacked
    record Inside(String path, long size, String mediaType, String kept, State state)
            implements Finding {

        /// What became of it.
        public enum State {
            /// Read: what is written in it is found.
            READ,
            /// Unpacked, but nothing in it can be searched.
            KEPT,
            /// It could not be read; its bytes are there.
            UNREADABLE,
            /// It cannot be unpacked without a password.
            ENCRYPTED,
            /// It, or the bundle with it, unpacks to more than is allowed.
            TOO_LARGE,
            /// Its name would lead elsewhere, is a link, or stands for another file as well.
            UNSAFE,
            /// The bundle is damaged where it lies.
            DAMAGED
        }
    }

    /// Something a person should know that did not stop the examination.
    record Remark(Notice notice) implements Finding {}

    /// What a remark may say.
    enum Notice {
        /// Pages without any text were found: probably scans.
        PAGES_WITHOUT_TEXT,
        /// Text was read from pictures, and may hold mistakes.
        READ_FROM_PICTURES,
        /// Some of what was read from pictures is so uncertain that a person should look at it.
        UNCERTAIN_READING,
        /// The file holds more text than is kept; the rest was left out.
        TEXT_CUT,
        /// The end of the file is missing; what came before it was kept.
        END_MISSING,
        /// The picture of the file could not be made.
        NO_PICTURE,
        /// The recording says where it was made, and there is no copy that does not: only those who
        /// may change it get the original.
        PLACE_TOLD,
        /// The machine that examined the file has no office program, so the file cannot be shown as
        /// it is printed.
        NO_OFFICE_PROGRAM,
        /// The office program could not print the file within its limits.
        NOT_PRINTED,
        /// Not everything in the bundle could be unpacked: some of it is too large or too much, has
        /// a password, or a name that leads elsewhere.
        BUNDLE_CUT,
        /// Archives of this kind can be kept but not opened.
        BUNDLE_CLOSED,
        /// The file's content is not what its name's ending says; it was read as what it is.
        NAME_DIFFERS
    }
}
