package org.khuevan.ui;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Admission;
import org.khuevan.course.Answer;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.HandIns;
import org.khuevan.learning.Sheet;
import org.khuevan.people.Actor;
import org.khuevan.ui.EndpointPermissionsTest.Row;
import org.khuevan.ui.EndpointPermissionsTest.Who;

/// The endpoints under `/api/learning`, asked about a course of one teacher in which one learner
/// has begun a quiz, handed work in and written something.
final class LearningRows {

    private static final String API = "/api/learning";
    private static final String COURSE = API + "/courses/{course}";
    private static final String ACTIVITY = COURSE + "/activities/{activity}";
    private static final Set<Who> MEMBERS = EnumSet.complementOf(EnumSet.of(Who.VISITOR));
    private static final Set<Who> TEACHING = EnumSet.range(Who.OWNER, Who.ADMINISTRATOR);
    private static final Set<Who> LEARNER = EnumSet.of(Who.LEARNER);
    private static final Set<Who> IN_IT =
            EnumSet.complementOf(EnumSet.of(Who.VISITOR, Who.OTHER_TEACHER));
    private static final Set<Who> NOBODY = EnumSet.noneOf(Who.class);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunningPlatform platform;
    private final Map<String, String> names = new HashMap<>();

    LearningRows(RunningPlatform platform, Actor.Member owner, Actor.Member learner) {
        this.platform = platform;
        Question.Essay essay = new Question.Essay(stem(), "");
        Activity.Quiz taken = quiz(essay);
        Activity.Quiz begun = quiz(essay);
        Activity.Assignment handedIn = assignment();
        Activity.Assignment open = assignment();
        CourseId course = course(owner, taken, begun, handedIn, open);
        platform.bean(Enrolments.class).join(learner, course, "");
        Attempts attempts = platform.bean(Attempts.class);
        Sheet done = attempts.begin(learner, course, taken.id());
        attempts.answer(learner, done.id(), essay.id(), new Answer.Written("Vì…"), 1);
        attempts.submit(learner, done.id());
        HandIns handIns = platform.bean(HandIns.class);
        handIns.add(
                learner,
                course,
                handedIn.id(),
                "a.txt",
                new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        var work = handIns.submit(learner, course, handedIn.id());
        names.put("{course}", course.value());
        names.put("{other}", course(owner, quiz(essay)).value());
        names.put("{quiz}", begun.id().value());
        names.put("{taken}", taken.id().value());
        names.put("{open}", open.id().value());
        names.put("{attempt}", attempts.begin(learner, course, begun.id()).id().toString());
        names.put("{done}", done.id().toString());
        names.put("{question}", essay.id().value());
        names.put("{file}", work.files().getFirst().id().toString());
        names.put("{work}", work.id().toString());
        names.put("{submitted}", work.submitted().orElseThrow().toString());
        UUID post = UUID.randomUUID();
        platform.bean(Discussions.class)
                .write(learner, post, course, begun.id(), Optional.empty(), "Chào");
        names.put("{post}", post.toString());
        names.put("{random-id}", UUID.randomUUID().toString());
        names.put("{now}", Instant.now().toString());
    }

    /// A row with the ids of this course; those of other endpoints stay as they are.
    Row fill(Row row) {
        return row.address().startsWith(API)
                ? new Row(fill(row.address()), fill(row.body()), row.allowed())
                : row;
    }

    private String fill(String text) {
        String filled = text;
        for (var name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("GET " + API + "/courses", new Row(API + "/courses", "", MEMBERS));
        rows.put("GET " + COURSE, new Row(COURSE, "", IN_IT));
        String other = API + "/courses/{other}/enrolment";
        rows.put("PUT " + COURSE + "/enrolment", new Row(other, "{}", MEMBERS));
        rows.put("DELETE " + COURSE + "/enrolment", new Row(other, "", MEMBERS));
        rows.put("POST " + API + "/deeds", new Row(API + "/deeds", "{\"deeds\":[]}", MEMBERS));
        rows.put("GET " + API + "/grades", new Row(API + "/grades", "", MEMBERS));
        rows.put("GET " + API + "/records", new Row(API + "/records", "", MEMBERS));
        attempts(rows);
        work(rows);
        talk(rows);
        rows.put("PUT " + COURSE + "/certificate", new Row(COURSE + "/certificate", "", IN_IT));
        rows.put("GET " + API + "/certificates", new Row(API + "/certificates", "", MEMBERS));
        String certificate = API + "/certificates/{code}";
        rows.put("GET " + certificate, new Row(API + "/certificates/none", "", NOBODY));
        rows.put(
                "GET " + certificate + "/pdf", new Row(API + "/certificates/none/pdf", "", NOBODY));
        teaching(rows);
        // At the end, because afterwards nobody is in the course any more.
        rows.put("DELETE " + API + "/records", new Row(API + "/records", "", MEMBERS));
        return rows;
    }

    private static void attempts(Map<String, Row> rows) {
        String quiz = COURSE + "/activities/{quiz}/attempts";
        rows.put("POST " + ACTIVITY + "/attempts", new Row(quiz, "", IN_IT));
        rows.put("GET " + ACTIVITY + "/attempts", new Row(quiz, "", IN_IT));
        String attempt = API + "/attempts/{attempt}";
        rows.put("GET " + attempt, new Row(attempt, "", LEARNER));
        String answer = attempt + "/answers/{question}";
        rows.put(
                "PUT " + answer,
                new Row(
                        answer,
                        "{\"given\":{\"is\":\"Written\",\"text\":\"x\"},\"revision\":1}",
                        LEARNER));
        rows.put("POST " + answer + "/check", new Row(answer + "/check", "", LEARNER));
        rows.put("POST " + attempt + "/submit", new Row(attempt + "/submit", "", LEARNER));
    }

    private static void work(Map<String, Row> rows) {
        String work = COURSE + "/activities/{open}/work";
        String endpoint = ACTIVITY + "/work";
        rows.put("GET " + endpoint, new Row(work, "", IN_IT));
        rows.put("PUT " + endpoint, new Row(work, "{\"text\":\"x\"}", IN_IT));
        rows.put("PUT " + endpoint + "/files/{name}", new Row(work + "/files/b.txt", "abc", IN_IT));
        rows.put(
                "DELETE " + endpoint + "/files/{file}",
                new Row(work + "/files/{random-id}", "", IN_IT));
        rows.put("POST " + endpoint + "/submit", new Row(work + "/submit", "", IN_IT));
        rows.put("DELETE " + endpoint + "/submit", new Row(work + "/submit", "", IN_IT));
        Set<Who> readers = EnumSet.copyOf(TEACHING);
        readers.add(Who.LEARNER);
        rows.put("GET " + API + "/files/{file}", new Row(API + "/files/{file}", "", readers));
    }

    private static void talk(Map<String, Row> rows) {
        String posts = COURSE + "/activities/{quiz}/posts";
        rows.put("GET " + ACTIVITY + "/posts", new Row(posts, "", IN_IT));
        rows.put("POST " + ACTIVITY + "/posts", new Row(posts, "{\"text\":\"x\"}", IN_IT));
        String post = API + "/posts/{post}";
        rows.put("POST " + post + "/report", new Row(post + "/report", "{}", IN_IT));
        rows.put(
                "PUT " + post + "/hidden",
                new Row(post + "/hidden", "{\"hidden\":true}", TEACHING));
        rows.put("DELETE " + post, new Row(post, "", LEARNER));
        rows.put("GET " + API + "/notes", new Row(API + "/notes", "", MEMBERS));
        String note = API + "/notes/{id}";
        rows.put(
                "PUT " + note,
                new Row(
                        API + "/notes/{random-id}",
                        """
                        {"course": "{course}", "activity": "{quiz}", "place": "whole", "position": 0,
                         "text": "x", "written": "{now}"}
                        """,
                        IN_IT));
        rows.put("DELETE " + note, new Row(API + "/notes/{random-id}", "", MEMBERS));
    }

    private static void teaching(Map<String, Row> rows) {
        rows.put("GET " + COURSE + "/marking", new Row(COURSE + "/marking", "", TEACHING));
        String essay = API + "/attempts/{attempt}/essays/{question}";
        String done = API + "/attempts/{done}/essays/{question}";
        rows.put("GET " + essay, new Row(done, "", TEACHING));
        rows.put("PUT " + essay, new Row(done, "{\"points\":1}", TEACHING));
        rows.put("DELETE " + essay, new Row(done, "", TEACHING));
        rows.put("GET " + COURSE + "/students", new Row(COURSE + "/students", "", TEACHING));
        // There is nobody of this name, which only its teachers are told.
        rows.put(
                "POST " + COURSE + "/students",
                new Row(COURSE + "/students", "{\"login\":\"nobody.of.this.name\"}", TEACHING));
        String all = COURSE + "/students/{random-id}/work";
        rows.put("GET " + COURSE + "/students/{student}/work", new Row(all, "", TEACHING));
        rows.put(
                "DELETE " + COURSE + "/students/{student}",
                new Row(COURSE + "/students/{random-id}", "", TEACHING));
        String work = API + "/work/{work}";
        rows.put("GET " + work, new Row(work, "", TEACHING));
        rows.put(
                "PUT " + work + "/mark",
                new Row(work + "/mark", "{\"points\":1,\"submitted\":\"{submitted}\"}", TEACHING));
        for (String book : List.of("/gradebook", "/gradebook.csv", "/gradebook.xlsx")) {
            rows.put("GET " + COURSE + book, new Row(COURSE + book, "", TEACHING));
        }
        // That something else was handed in, only its teachers are told.
        rows.put(
                "POST " + work + "/give-back",
                new Row(work + "/give-back", "{\"comment\":\"x\"}", TEACHING));
        String anew = "/activities/{taken}/marking-anew";
        rows.put("POST " + ACTIVITY + "/marking-anew", new Row(COURSE + anew, "", TEACHING));
        for (String figures : List.of("/watching", "/questions", "/marking-anew")) {
            rows.put(
                    "GET " + ACTIVITY + figures,
                    new Row(COURSE + "/activities/{taken}" + figures, "", TEACHING));
        }
    }

    private CourseId course(Actor.Member owner, Activity... activities) {
        CourseDrafts drafts = platform.bean(CourseDrafts.class);
        Course draft = drafts.create(owner, CourseDescription.of("Khóa học", "vi"));
        drafts.save(
                owner,
                draft,
                draft.content()
                        .withSections(
                                List.of(
                                        new Section(
                                                SectionId.random(RANDOM),
                                                "Tuần 1",
                                                List.of(activities)))));
        CourseId id = drafts.publish(owner, draft.id()).id();
        platform.bean(Admission.class).open(owner, id, Joining.OPEN, "");
        return id;
    }

    private static Activity.Quiz quiz(Question question) {
        return new Activity.Quiz(
                ActivityId.random(RANDOM),
                "Kiểm tra",
                Offer.OPEN,
                "",
                List.of(new QuizPart.Asked(question)),
                QuizRules.PRACTICE,
                1);
    }

    private static Activity.Assignment assignment() {
        return new Activity.Assignment(
                ActivityId.random(RANDOM),
                "Bài tập",
                Offer.OPEN,
                "Viết.",
                Optional.empty(),
                new Activity.HandIn(true, 2),
                Rubric.NONE,
                10,
                1);
    }

    private static Question.Stem stem() {
        return new Question.Stem(QuestionId.random(RANDOM), "", "Vì sao?", 2, "");
    }
}
