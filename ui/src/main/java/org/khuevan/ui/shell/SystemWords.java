package org.khuevan.ui.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/// What every page says by itself, in the language of its reader: that the line is broken, that the
/// session has ended.
@Component
class SystemWords implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient Translations translations;

    SystemWords(Translations translations) {
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(this::messages);
        event.getSource()
                .addUIInitListener(init -> {
                    VaadinRequest request = VaadinRequest.getCurrent();
                    if (request == null) {
                        return;
                    }
                    Words words = translations.in(Language.wantedBy(request).locale());
                    var lost = init.getUI().getReconnectDialogConfiguration();
                    lost.setDialogText(words.get("system.reconnecting"));
                    lost.setDialogTextGaveUp(words.get("system.offline"));
                    // That the line is back has no setting.
                    init.getUI()
                            .getPage()
                            .executeJs(
                                    "const line = window.Vaadin?.connectionIndicator;"
                                            + " if (line) { line.onlineText = $0; }",
                                    words.get("system.online"));
                });
    }

    private SystemMessages messages(SystemMessagesInfo info) {
        Words words = translations.in(info.getLocale());
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredCaption(words.get("system.session.title"));
        messages.setSessionExpiredMessage(words.get("system.session.text"));
        messages.setInternalErrorCaption(words.get("failure.title"));
        messages.setInternalErrorMessage(words.get("system.reload"));
        messages.setSyncErrorCaption(words.get("failure.title"));
        messages.setSyncErrorMessage(words.get("system.reload"));
        messages.setCookiesDisabledCaption(words.get("system.cookies.title"));
        messages.setCookiesDisabledMessage(words.get("system.cookies.text"));
        return messages;
    }
}
