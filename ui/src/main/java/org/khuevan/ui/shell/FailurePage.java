package org.khuevan.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something failed on our side. The page carries a number by which an operator finds it.
@ParentLayout(PageFrame.class)
@AnonymousAllowed
public class FailurePage extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

    private final Words words;

    FailurePage(Translations translations) {
        this.words = translations.in(getLocale());
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "failure {} at /{}",
                number,
                event.getLocation().getPath(),
                parameter.getCaughtException());
        Message message = new Message(words, "failure");
        message.add(new Paragraph(words.get("failure.number", number)));
        add(message);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return words.get("failure.title") + " · Khuê Văn";
    }
}
