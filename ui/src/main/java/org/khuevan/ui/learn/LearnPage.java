package org.khuevan.ui.learn;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// One's courses and what is next in them.
@Route("learn")
@Menu(title = "nav.learn", order = 2)
@PermitAll
public class LearnPage extends StudentPage {

    private static final long serialVersionUID = 1;

    LearnPage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
