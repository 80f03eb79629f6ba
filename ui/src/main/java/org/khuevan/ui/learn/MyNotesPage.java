package org.khuevan.ui.learn;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// One's notes and bookmarks of all courses.
@Route("learn/notes")
@PermitAll
public class MyNotesPage extends StudentPage {

    private static final long serialVersionUID = 1;

    MyNotesPage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
