package org.khuevan.ui.teach.course;

import org.khuevan.catalogue.Materials;
import org.khuevan.course.Admission;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Courses;
import org.khuevan.learning.ClassList;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.KeptWork;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Translations;
import org.springframework.stereotype.Component;

/// What every page of a course's teacher needs.
@Component
record Desk(
        Courses courses,
        Materials materials,
        CourseDrafts drafts,
        Admission admission,
        KeptWork kept,
        ClassList classes,
        Enrolments enrolments,
        CurrentActor actor,
        Assets assets,
        Translations translations) {}
