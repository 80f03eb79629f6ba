package org.khuevan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Paragraph;

/// The bottom of every page.
final class PageFooter extends Footer {

    private static final long serialVersionUID = 1;

    PageFooter(Words words) {
        addClassName("page-footer");
        Anchor api = new Anchor("/v3/api-docs", words.get("footer.api"));
        api.setRouterIgnore(true);
        Div inner = new Div(new Paragraph(words.get("footer.about")), api);
        inner.addClassName("page-footer-inner");
        add(inner);
    }
}
