package org.khuevan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells somebody that what they just did on a page failed on our side, with a number by which an
/// operator finds it.
@Component
class FailureNotice implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;
    private static final int SHOWN_MILLISECONDS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(FailureNotice.class);

    private final transient Translations translations;

    FailureNotice(Translations translations) {
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init ->
                        init.getSession().setErrorHandler(error -> tell(error.getThrowable())));
    }

    private void tell(Throwable failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("failure {} on a page", number, failure);
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                    translations.in(ui.getLocale()).get("failure.notice", number),
                    SHOWN_MILLISECONDS,
                    Notification.Position.MIDDLE);
        }
    }
}
