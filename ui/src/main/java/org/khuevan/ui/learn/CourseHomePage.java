package org.khuevan.ui.learn;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// A course that one is in, or can join.
@Route("learn/:course")
@PermitAll
public class CourseHomePage extends StudentPage {

    private static final long serialVersionUID = 1;

    CourseHomePage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
