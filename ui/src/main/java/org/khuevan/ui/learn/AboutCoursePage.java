package org.khuevan.ui.learn;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// What a course says about itself, at its lasting address.
@Route("c/:course")
@AnonymousAllowed
public class AboutCoursePage extends StudentPage {

    private static final long serialVersionUID = 1;

    AboutCoursePage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
