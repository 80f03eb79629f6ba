package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.ActivityId;
import org.khuevan.course.BankId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.CoursePicture;
import org.khuevan.course.CoursePictures;
import org.khuevan.course.Draw;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.Outline;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuizPart;
import org.khuevan.exchange.Exported;
import org.khuevan.exchange.Imported;
import org.khuevan.exchange.Pictures;
import org.khuevan.exchange.QuestionFiles;
import org.khuevan.exchange.QuestionFormat;
import org.khuevan.exchange.Remark;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Problems.FieldError;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions of quizzes and banks, from other platforms and for them.
@RestController
@RequestMapping("/api/courses/{id}")
@Tag(name = "Courses")
class QuestionEndpoints {

    private final CourseDrafts drafts;
    private final QuestionFiles files;
    private final CoursePictures pictures;
    private final CurrentActor current;

    QuestionEndpoints(
            CourseDrafts drafts,
            QuestionFiles files,
            CoursePictures pictures,
            CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.pictures = pictures;
        this.current = current;
    }

    /// @param taken how many questions came
    /// @param remarks what to look at, question by question; nothing is dropped in silence
    record ImportedJson(int taken, List<RemarkJson> remarks) {}

    /// @param leftOut whether the question did not come at all
    record RemarkJson(String question, String what, boolean leftOut, String detail) {
        static RemarkJson of(Remark remark) {
            return new RemarkJson(
                    remark.question(),
                    Names.of(remark.what()),
                    remark.what().leftOut(),
                    remark.detail());
        }
    }

    @Operation(
            summary = "Export the questions of a bank",
            description =
                    "As `moodle-xml`, `gift`, `qti-21` or `qti-30`. The header `Khuevan-Remarks`"
                            + " counts what the format cannot say.")
    @GetMapping("/banks/{bank}/questions")
    ResponseEntity<byte[]> ofBank(
            @PathVariable String id, @PathVariable String bank, @RequestParam String format) {
        return file(format(format), bank(id, bank));
    }

    @Operation(summary = "Ask what an export of a bank would lose, question by question")
    @GetMapping("/banks/{bank}/questions/remarks")
    List<RemarkJson> remarksOfBank(
            @PathVariable String id, @PathVariable String bank, @RequestParam String format) {
        return remarks(format(format), bank(id, bank));
    }

    @Operation(summary = "Export the questions of a quiz", description = "As those of a bank.")
    @GetMapping("/quizzes/{activity}/questions")
    ResponseEntity<byte[]> ofQuiz(
            @PathVariable String id, @PathVariable String activity, @RequestParam String format) {
        return file(format(format), quizOf(id, activity));
    }

    @Operation(summary = "Ask what an export of a quiz would lose, question by question")
    @GetMapping("/quizzes/{activity}/questions/remarks")
    List<RemarkJson> remarksOfQuiz(
            @PathVariable String id, @PathVariable String activity, @RequestParam String format) {
        return remarks(format(format), quizOf(id, activity));
    }

    @Operation(
            summary = "Import questions into a bank",
            description =
                    "The body is a file in Moodle XML, GIFT or QTI; what it holds decides how it is"
                            + " read.")
    @PostMapping(path = "/banks/{bank}/questions", consumes = "*/*")
    ImportedJson intoBank(
            @PathVariable String id, @PathVariable String bank, HttpServletRequest request)
            throws IOException {
        BankId into = CourseEndpoints.known(bankId(bank), bank);
        return take(
                id,
                request,
                (content, questions) -> {
                    CourseEndpoints.known(content.bank(into), bank);
                    return content.withBanks(
                            content.banks().stream()
                                    .map(one -> one.id().equals(into) ? with(one, questions) : one)
                                    .toList());
                });
    }

    @Operation(summary = "Import questions into a quiz", description = "As into a bank.")
    @PostMapping(path = "/quizzes/{activity}/questions", consumes = "*/*")
    ImportedJson intoQuiz(
            @PathVariable String id, @PathVariable String activity, HttpServletRequest request)
            throws IOException {
        return take(
                id,
                request,
                (content, questions) -> {
                    Quiz quiz = quiz(content, activity);
                    List<QuizPart> parts = new ArrayList<>(quiz.parts());
                    questions.forEach(question -> parts.add(new QuizPart.Asked(question)));
                    return Outline.replaced(content, quiz.withParts(parts));
                });
    }

    private interface Taking {
        CourseContent into(CourseContent content, List<Question> questions);
    }

    /// No byte is read for those who may not change the course.
    private ImportedJson take(String id, HttpServletRequest request, Taking taking)
            throws IOException {
        Actor actor = current.get();
        Course latest = drafts.latest(actor, CourseEndpoints.parse(id));
        taking.into(latest.content(), List.of());
        byte[] file = request.getInputStream().readNBytes(QuestionFiles.LARGEST + 1);
        Imported imported = files.read(file, shelf(latest.id()));
        drafts.save(actor, latest, taking.into(latest.content(), imported.questions()));
        return new ImportedJson(
                imported.questions().size(),
                imported.remarks().stream().map(RemarkJson::of).toList());
    }

    /// Questions under one title.
    private record Titled(String title, List<Question> questions) {}

    private Titled bank(String id, String bank) {
        Course course = drafts.latest(current.get(), CourseEndpoints.parse(id));
        QuestionBank found =
                CourseEndpoints.known(
                        bankId(bank).flatMap(known -> course.content().bank(known)), bank);
        return new Titled(found.title(), found.questions());
    }

    private Titled quizOf(String id, String activity) {
        Course course = drafts.latest(current.get(), CourseEndpoints.parse(id));
        Quiz quiz = quiz(course.content(), activity);
        return new Titled(quiz.title(), Draw.possible(course.content(), quiz).toList());
    }

    private static QuestionFormat format(String name) {
        return Names.parse(QuestionFormat.class, name)
                .orElseThrow(() ->
                        new NotAcceptableFields(List.of(new FieldError("format", "field.value"))));
    }

    private Exported export(QuestionFormat format, Titled all) {
        return files.write(
                format,
                all.title(),
                all.questions(),
                new Shelf(pictures::read, (_, _) -> Optional.empty()));
    }

    private List<RemarkJson> remarks(QuestionFormat format, Titled all) {
        return export(format, all).remarks().stream().map(RemarkJson::of).toList();
    }

    private ResponseEntity<byte[]> file(QuestionFormat format, Titled all) {
        Exported exported = export(format, all);
        String name =
                (all.title().isBlank()
                                ? "questions"
                                : all.title().replaceAll("[^\\p{L}\\p{N} ._-]+", "_"))
                        + format.ending();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Khuevan-Remarks", String.valueOf(exported.remarks().size()))
                .body(exported.bytes());
    }

    /// Pictures that come along become pictures of the course.
    private Pictures shelf(CourseId course) {
        return new Shelf(
                pictures::read,
                (name, bytes) ->
                        pictures.keep(current.get(), course, name, bytes)
                                .map(CoursePicture::address));
    }

    private record Shelf(
            java.util.function.Function<String, Optional<byte[]>> reading,
            java.util.function.BiFunction<String, byte[], Optional<String>> keeping)
            implements Pictures {

        @Override
        public Optional<String> keep(String name, byte[] bytes) {
            return keeping.apply(name, bytes);
        }

        @Override
        public Optional<byte[]> read(String address) {
            return reading.apply(address);
        }
    }

    private static QuestionBank with(QuestionBank bank, List<Question> questions) {
        List<Question> all = new ArrayList<>(bank.questions());
        all.addAll(questions);
        return new QuestionBank(bank.id(), bank.title(), all);
    }

    private static Quiz quiz(CourseContent content, String activity) {
        return activityId(activity)
                .flatMap(content::activity)
                .filter(Quiz.class::isInstance)
                .map(Quiz.class::cast)
                .orElseThrow(() -> new NoSuchCourse(activity));
    }

    private static Optional<ActivityId> activityId(String id) {
        return parsed(id, ActivityId::new);
    }

    private static Optional<BankId> bankId(String id) {
        return parsed(id, BankId::new);
    }

    private static <T> Optional<T> parsed(String id, java.util.function.Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
