package org.khuevan.ui.teach.results;

import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Courses;
import org.khuevan.learning.CourseFigures;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.Gradebooks;
import org.khuevan.learning.Marking;
import org.khuevan.learning.StudentWorks;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.People;
import org.springframework.stereotype.Component;

/// What the pages of results are made from.
@Component
record MarkingDesk(
        Courses courses,
        CourseDrafts drafts,
        Marking marking,
        StudentWorks works,
        Enrolments enrolments,
        Gradebooks gradebooks,
        CourseFigures figures,
        Discussions discussions,
        People people,
        CurrentActor actor) {}
