package org.khuevan.ui.learn;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;

/// Whether a certificate is genuine, for everybody who has its code.
@Route("verify/:code")
@AnonymousAllowed
public class VerifyPage extends StudentPage {

    private static final long serialVersionUID = 1;

    VerifyPage(StudentPages pages, CurrentActor actor, Translations translations) {
        super(pages, actor, translations);
    }
}
