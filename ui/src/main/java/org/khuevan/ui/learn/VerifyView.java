package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.khuevan.learning.Certificate;
import org.khuevan.ui.shell.Words;

/// What a certificate says, as it was given.
final class VerifyView {

    private VerifyView() {}

    static Optional<Shown> page(Study study, Words words, String code) {
        return study.certificates()
                .verify(code)
                .map(certificate -> Shown.own(words.get("verify.title"), view(words, certificate)));
    }

    private static Div view(Words words, Certificate certificate) {
        Paragraph genuine = new Paragraph(words.get("verify.genuine"));
        genuine.addClassName("genuine");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("verify.person", certificate.person());
        facts.put("verify.course", certificate.title());
        facts.put("verify.organisation", certificate.organisation());
        facts.put("verify.date", words.date(certificate.issued()));
        if (certificate.hours() > 0) {
            facts.put("verify.hours", words.get("learn.hours", certificate.hours()));
        }
        certificate.percent().ifPresent(percent -> facts.put("verify.grade", percent + "/100"));
        facts.put("verify.code", certificate.code());
        HtmlContainer list = new HtmlContainer("dl");
        facts.forEach((key, value) -> {
            HtmlContainer term = new HtmlContainer("dt");
            term.setText(words.get(key));
            HtmlContainer said = new HtmlContainer("dd");
            said.setText(value);
            list.add(term, said);
        });
        Anchor pdf =
                Tags.link(
                        words.get("learn.certificate.pdf"),
                        "/api/learning/certificates/" + certificate.code() + "/pdf",
                        "button");
        pdf.setRouterIgnore(true);
        Div page = new Div(new H1(words.get("verify.title")), genuine, list, pdf);
        page.addClassNames("lesson-column", "verify");
        return page;
    }
}
