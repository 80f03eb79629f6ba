package org.khuevan.ui.learn;

import org.khuevan.course.Admission;
import org.khuevan.course.Courses;
import org.khuevan.deposit.Uploads;
import org.khuevan.learning.Certificates;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.HandIns;
import org.khuevan.ui.shell.Assets;
import org.springframework.stereotype.Component;

/// What the pages of students are made from.
@Component
record Study(
        Courses courses,
        Admission admission,
        Enrolments enrolments,
        HandIns handIns,
        Uploads uploads,
        Certificates certificates,
        Shelf shelf,
        Beside beside,
        Assets assets) {}
