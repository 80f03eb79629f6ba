package org.khuevan.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.khuevan.catalogue.Description;
import org.khuevan.people.Organisation;
import org.khuevan.people.OrganisationId;

/// A great many short records: read from lines of `name TAB version TAB count TAB summary`, or made
/// up with words spread as in real text (Zipf), always the same ones.
final class ShortRecords {

    private static final List<String> SUBJECTS =
            List.of(
                    "mathematics",
                    "physics",
                    "chemistry",
                    "biology",
                    "informatics",
                    "literature",
                    "history",
                    "geography",
                    "economics",
                    "law",
                    "music",
                    "sport");
    private static final List<String> LEVELS =
            List.of("primary", "grade-7", "grade-10", "grade-12", "undergraduate", "postgraduate");
    private static final List<String> LICENCES =
            List.of(
                    "https://creativecommons.org/licenses/by/4.0/",
                    "https://creativecommons.org/licenses/by-sa/4.0/",
                    "https://creativecommons.org/publicdomain/zero/1.0/");
    private static final long FIRST = Instant.parse("2012-01-01T00:00:00Z").getEpochSecond();
    private static final long SPAN = 14L * 365 * 86_400;
    private static final int ORGANISATIONS = 150;
    private static final int WORDS = 150_000;

    private ShortRecords() {}

    /// @param count how often it was used
    record Row(String name, String version, long count, String summary) {

        String words() {
            return name.replace('-', ' ') + " " + summary;
        }
    }

    static void read(Path file, Consumer<Row> taker) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns.length >= 4)
                    .forEach(c -> taker.accept(new Row(c[0], c[1], number(c[2]), c[3])));
        }
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    static void make(int count, Consumer<Row> taker) {
        Random random = new Random(11);
        String[] words = words(random);
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder(word(words, random));
            for (int more = random.nextInt(3); more > 0; more--) {
                name.append('-').append(word(words, random));
            }
            StringBuilder summary = new StringBuilder();
            for (int more = 5 + random.nextInt(14); more > 0; more--) {
                summary.append(word(words, random)).append(' ');
            }
            taker.accept(
                    new Row(
                            name.toString(),
                            random.nextInt(20) + "." + random.nextInt(30) + ".0",
                            (long) (10_000 / (1 + 9_999 * random.nextDouble())),
                            summary.toString().strip()));
        }
    }

    private static String[] words(Random random) {
        String[] syllables = new String[400];
        for (int i = 0; i < syllables.length; i++) {
            syllables[i] =
                    "bcdfghklmnprstvw".charAt(random.nextInt(16))
                            + String.valueOf("aeiou".charAt(random.nextInt(5)))
                            + (random.nextInt(3) == 0 ? "nrstl".charAt(random.nextInt(5)) : "");
        }
        String[] words = new String[WORDS];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int k = 2 + random.nextInt(3); k > 0; k--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words[i] = word.toString();
        }
        return words;
    }

    /// The n-th word is about n times as rare as the first.
    private static String word(String[] words, Random random) {
        return words[(int) Math.pow(words.length, random.nextDouble()) - 1];
    }

    static Description description(Row row) {
        int hash = Math.abs(row.name().hashCode());
        return new Description(
                row.name(),
                row.summary(),
                List.of(),
                "en",
                List.of(SUBJECTS.get(hash % SUBJECTS.size())),
                List.of(LEVELS.get(hash / 16 % LEVELS.size())),
                "",
                List.of(),
                List.of(),
                LICENCES.get(hash / 128 % LICENCES.size()),
                "",
                "",
                List.of(row.version()),
                List.of());
    }

    static Organisation organisation(Row row) {
        int number = Math.abs(row.name().hashCode()) / 1024 % ORGANISATIONS;
        return new Organisation(new OrganisationId(new UUID(3, number)), "Organisation " + number);
    }

    static Instant published(Row row) {
        return Instant.ofEpochSecond(FIRST + Math.abs(row.summary().hashCode() * 7L) % SPAN);
    }
}
