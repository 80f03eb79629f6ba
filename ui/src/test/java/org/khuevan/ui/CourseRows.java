package org.khuevan.ui;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.BankId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Offer;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.people.Actor;
import org.khuevan.ui.EndpointPermissionsTest.Row;
import org.khuevan.ui.EndpointPermissionsTest.Who;

/// The endpoints under `/api/courses`.
final class CourseRows {

    private static final Set<Who> ALL = EnumSet.allOf(Who.class);
    private static final Set<Who> MEMBERS = EnumSet.complementOf(EnumSet.of(Who.VISITOR));
    private static final Set<Who> CREATORS = EnumSet.range(Who.OTHER_TEACHER, Who.ADMINISTRATOR);
    private static final Set<Who> EDITORS = EnumSet.range(Who.OWNER, Who.ADMINISTRATOR);

    private CourseRows() {}

    /// The course is a draft of the same teacher, with a bank and a quiz.
    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        String all = "/api/courses";
        String one = "/api/courses/{course}";
        String at = "/api/courses/{id}";
        rows.put("GET " + all, new Row(all, "", ALL));
        rows.put("POST " + all, new Row(all, EndpointPermissionsTest.DESCRIPTION, CREATORS));
        rows.put("GET " + all + "/taught", new Row(all + "/taught", "", MEMBERS));
        rows.put("GET " + at, new Row(one, "", EDITORS));
        rows.put("GET " + at + "/content", new Row(one + "/content", "", EDITORS));
        rows.put("PUT " + at + "/content", new Row(one + "/content", CONTENT, EDITORS));
        rows.put("POST " + at + "/publish", new Row(one + "/publish", "", EDITORS));
        rows.put("POST " + at + "/close", new Row(one + "/close", "", EDITORS));
        rows.put("POST " + at + "/copies", new Row(one + "/copies", "{\"title\":\"T\"}", EDITORS));
        rows.put("DELETE " + at + "/draft", new Row(one + "/draft", "", EDITORS));
        rows.put("GET " + at + "/joining", new Row(one + "/joining", "", EDITORS));
        rows.put(
                "PUT " + at + "/joining",
                new Row(one + "/joining", "{\"joining\":\"open\"}", EDITORS));
        rows.put("GET " + at + "/invitations", new Row(one + "/invitations", "", EDITORS));
        rows.put("POST " + at + "/invitations", new Row(one + "/invitations", "a@b.vn", EDITORS));
        rows.put(
                "DELETE " + at + "/invitations/{email}",
                new Row(one + "/invitations/a@b.vn", "", EDITORS));
        rows.put(
                "POST " + at + "/teachers",
                new Row(one + "/teachers", "{\"login\":\"librarian\"}", EDITORS));
        rows.put(
                "DELETE " + at + "/teachers/{account}",
                new Row(one + "/teachers/{learner}", "", EDITORS));
        rows.put("POST " + at + "/pictures", new Row(one + "/pictures", "abc", EDITORS));
        for (String questions :
                List.of("/banks/{bank}/questions", "/quizzes/{activity}/questions")) {
            rows.put(
                    "GET " + at + questions,
                    new Row(one + questions + "?format=gift", "", EDITORS));
            rows.put(
                    "GET " + at + questions + "/remarks",
                    new Row(one + questions + "/remarks?format=gift", "", EDITORS));
            rows.put(
                    "POST " + at + questions, new Row(one + questions, "::1:: Hai? {=2}", EDITORS));
        }
        // There is no such picture, and everybody is told so.
        rows.put(
                "GET /course-pictures/{picture}/{name}",
                new Row("/course-pictures/000000000000/a.png", "", EnumSet.noneOf(Who.class)));
        return rows;
    }

    private static final String CONTENT =
            """
            {"version": 1, "revision": 2, "content":
              {"description": {"title": "T", "summary": "", "language": "vi", "subjects": [],
                               "levels": [], "hours": 0},
               "sections": [], "banks": [],
               "completion": {"certificate": false, "minimumPercent": 0}}}
            """;

    /// @param address with `{course}`, `{bank}` and `{activity}` of a draft made for one request
    static String fill(String address, RunningPlatform platform, Actor.Member owner) {
        Course course = course(platform, owner);
        return address.replace("{course}", course.id().value())
                .replace("{bank}", course.content().banks().getFirst().id().value())
                .replace(
                        "{activity}",
                        course.content().activities().findFirst().orElseThrow().id().value());
    }

    private static Course course(RunningPlatform platform, Actor.Member owner) {
        SecureRandom random = new SecureRandom();
        CourseDrafts drafts = platform.bean(CourseDrafts.class);
        Course course = drafts.create(owner, CourseDescription.of("Nháp", "vi"));
        Activity quiz =
                new Activity.Quiz(
                        ActivityId.random(random),
                        "Kiểm tra",
                        Offer.OPEN,
                        "",
                        List.of(),
                        QuizRules.PRACTICE,
                        1);
        return drafts.save(
                owner,
                course,
                course.content()
                        .withSections(
                                List.of(new Section(SectionId.random(random), "1", List.of(quiz))))
                        .withBanks(
                                List.of(new QuestionBank(BankId.random(random), "B", List.of()))));
    }
}
