package org.khuevan.ui.learn;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// The courses that everybody may know of.
@Route("courses")
@Menu(title = "nav.courses", order = 1)
@AnonymousAllowed
public class CourseCatalogPage extends StudentPage {

    private static final long serialVersionUID = 1;

    CourseCatalogPage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
