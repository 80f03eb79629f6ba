package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Sentences;
import org.khuevan.learning.Behind;
import org.khuevan.learning.CourseFigures;
import org.khuevan.learning.CourseFigures.Watching;
import org.khuevan.learning.Gradebook;
import org.khuevan.learning.GradebookSheet;
import org.khuevan.learning.Gradebooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the teachers of a course see of how its students fare.
@RestController
@RequestMapping("/api/learning/courses/{course}")
@Tag(name = "Learning")
class GradebookEndpoints {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Gradebooks gradebooks;
    private final CourseFigures figures;
    private final CurrentMember current;

    GradebookEndpoints(Gradebooks gradebooks, CourseFigures figures, CurrentMember current) {
        this.gradebooks = gradebooks;
        this.figures = figures;
        this.current = current;
    }

    /// @param removed whether it is not in the course any more, and counts nothing
    record ColumnJson(String activity, String title, double weight, boolean removed) {}

    /// @param grades from 0 to 1, one a column; null where nothing is marked
    /// @param waits whether something there waits for a mark, one a column
    /// @param next the activity they would go on with
    record LineJson(
            UUID account,
            String name,
            String login,
            boolean left,
            List<@Nullable Double> grades,
            List<Boolean> waits,
            double share,
            @Nullable Double grade,
            boolean finished,
            @Nullable String next,
            @Nullable Instant lastSeen) {

        static LineJson of(Gradebook.Line line) {
            return new LineJson(
                    line.account().value(),
                    line.name(),
                    line.login(),
                    line.left(),
                    line.grades().stream().<@Nullable Double>map(g -> g.orElse(null)).toList(),
                    line.behind().stream().map(Behind::waits).toList(),
                    line.share(),
                    line.grade().orElse(null),
                    line.finished(),
                    line.next().map(next -> next.value()).orElse(null),
                    line.lastSeen().orElse(null));
        }
    }

    record GradebookJson(String title, List<ColumnJson> columns, List<LineJson> lines) {}

    @Operation(
            summary = "Read the gradebook of a course",
            description =
                    "`q` narrows it to names and logins, `unfinished` to those on their way; `left`"
                            + " adds those who have left the course.")
    @GetMapping("/gradebook")
    GradebookJson read(
            @PathVariable String course,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestParam(defaultValue = "false") boolean left) {
        Gradebook book = book(course, q, unfinished, left);
        return new GradebookJson(
                book.title(),
                book.columns().stream()
                        .map(column ->
                                new ColumnJson(
                                        column.activity().value(),
                                        column.title(),
                                        column.weight(),
                                        column.removed()))
                        .toList(),
                book.lines().stream().map(LineJson::of).toList());
    }

    @Operation(summary = "Take the gradebook along as CSV (RFC 4180)")
    @GetMapping(path = "/gradebook.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String course,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestParam(defaultValue = "false") boolean left,
            Locale locale) {
        Gradebook book = book(course, q, unfinished, left);
        return file(book, "csv", "text/csv;charset=UTF-8", sheet(book, locale).csv());
    }

    @Operation(summary = "Take the gradebook along as a spreadsheet")
    @GetMapping(path = "/gradebook.xlsx", produces = XLSX)
    ResponseEntity<byte[]> xlsx(
            @PathVariable String course,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestParam(defaultValue = "false") boolean left,
            Locale locale) {
        Gradebook book = book(course, q, unfinished, left);
        return file(book, "xlsx", XLSX, sheet(book, locale).xlsx());
    }

    @Operation(
            summary = "Read which parts of a recording are watched",
            description = "At most a hundred stretches: how often played, and by how many.")
    @GetMapping("/activities/{activity}/watching")
    List<Watching> watching(@PathVariable String course, @PathVariable String activity) {
        return figures.watching(
                current.get(), CurrentMember.course(course), CurrentMember.activity(activity));
    }

    /// @param facility the mean credit, from 0 to 1
    /// @param discrimination the correlation with the other questions, from -1 to 1
    record ItemJson(
            String question,
            String text,
            int answers,
            double facility,
            @Nullable Double discrimination) {}

    @Operation(summary = "Read how the questions of a quiz did, in first attempts")
    @GetMapping("/activities/{activity}/questions")
    List<ItemJson> questions(@PathVariable String course, @PathVariable String activity) {
        return figures
                .questions(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity))
                .stream()
                .map(asked ->
                        new ItemJson(
                                asked.question().id().value(),
                                asked.question().stem().text(),
                                asked.item().answers(),
                                asked.item().facility(),
                                asked.item().discrimination().orElse(null)))
                .toList();
    }

    private Gradebook book(String course, String words, boolean unfinished, boolean left) {
        Gradebook all = gradebooks.of(current.get(), CurrentMember.course(course)).named(words);
        Gradebook book = left ? all : all.present();
        return unfinished ? book.unfinished() : book;
    }

    private static GradebookSheet sheet(Gradebook book, Locale locale) {
        return new GradebookSheet(
                book,
                Stream.of("name", "login", "progress", "grade", "removed", "left")
                        .map(key -> Sentences.of("gradebook." + key, locale))
                        .toList());
    }

    private static ResponseEntity<byte[]> file(
            Gradebook book, String ending, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(book.title() + "." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
