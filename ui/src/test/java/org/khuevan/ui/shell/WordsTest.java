package org.khuevan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Missing;
import org.khuevan.course.Flaw;
import org.khuevan.course.Joining;
import org.khuevan.course.QuizRules;
import org.khuevan.exchange.QuestionFormat;
import org.khuevan.exchange.Remark;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.jobs.JobFigures;
import org.khuevan.jobs.Jobs;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.Role;

/// Nothing on a page is without words, in either language.
class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path PAGES = Path.of("src/main/java");
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final Pattern USED =
            Pattern.compile("\\bwords(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("vi")).isEqualTo(keys("en"));
    }

    @Test
    void everyKeyThatAPageUsesHasWords() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(keys("en")).containsAll(used);
    }

    @Test
    void everyChoiceThatAPersonMayMeetHasWords() throws IOException {
        Set<String> keys = keys("en");
        for (var choices :
                List.of(
                        choices("inside", Finding.Inside.State.values()),
                        choices("outcome", JobFigures.Outcome.values()),
                        choices("priority", Jobs.Priority.values()),
                        choices("missing", Missing.values()),
                        choices("role", Role.values()),
                        choices("flaw", Flaw.What.values()),
                        choices("exchange.remark", Remark.What.values()),
                        choices("exchange.format", QuestionFormat.values()),
                        choices("course.joining", Joining.values()),
                        choices("access.joining", Joining.values()),
                        choices("quiz.counts", QuizRules.Counts.values()),
                        choices("quiz.reveals", QuizRules.Reveals.values()))) {
            assertThat(keys).containsAll(choices);
        }
        for (Words words :
                List.of(
                        new Translations(ZoneOffset.UTC).in(Locale.ENGLISH),
                        new Translations(ZoneOffset.UTC).in(VIETNAMESE))) {
            // A sentence that is missing throws.
            assertThat(Stream.of(Problem.values()).map(words::of)).doesNotContain("");
            assertThat(Stream.of(Step.values()).map(words::of)).doesNotContain("");
            assertThat(Stream.of(Notice.values()).map(words::of)).doesNotContain("");
            assertThat(Stream.of(NotAcceptable.Reason.values()).map(words::of)).doesNotContain("");
        }
    }

    @Test
    void midnightIsThatOfThePeopleAndNotOfTheServer() {
        Words words = new Translations(ZoneId.of("Asia/Ho_Chi_Minh")).in(Locale.ENGLISH);
        LocalDateTime typed = LocalDateTime.of(2026, 11, 30, 23, 59);
        Instant closes = words.moment(typed);
        assertThat(closes).isEqualTo("2026-11-30T16:59:00Z");
        assertThat(words.local(closes)).isEqualTo(typed);
        assertThat(words.time(closes)).contains("Nov 30, 2026", "11:59");
        assertThat(words.date(Instant.parse("2026-11-30T17:00:00Z"))).isEqualTo("Dec 1, 2026");
    }

    private static Set<String> choices(String key, Enum<?>[] values) {
        return Stream.of(values)
                .map(one -> key + "." + one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("_" + language + ".properties"))
                            .toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                keys.addAll(words.stringPropertyNames());
            }
        }
        return keys;
    }
}
