package org.khuevan.ui.learn;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// One activity of a course, in a calm column.
@Route("learn/:course/:activity")
@PermitAll
public class LessonPage extends StudentPage {

    private static final long serialVersionUID = 1;

    LessonPage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
