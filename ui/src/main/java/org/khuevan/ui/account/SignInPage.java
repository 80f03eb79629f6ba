package org.khuevan.ui.account;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import jakarta.servlet.http.HttpServletRequest;
import org.khuevan.people.StayingSignedIn;
import org.khuevan.ui.shell.PlainPage;
import org.khuevan.ui.shell.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page where people sign in: a plain form that works before, and without, any script.
@Controller
class SignInPage {

    private final PlainPage page;

    SignInPage(PlainPage page) {
        this.page = page;
    }

    /// @param wait seconds until the next attempt may be made
    @GetMapping(path = PageSecurity.SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(defaultValue = "0") long wait) {
        Words words = page.words(request);
        Div card =
                new Div(
                        new H1(words.get("sign-in.title")),
                        new Paragraph(words.get("sign-in.text")));
        card.addClassNames("panel", "sign-in");
        if (wait > 0) {
            card.add(alert(words.get("sign-in.patience", wait)));
        } else if (request.getParameter("stale") != null) {
            card.add(alert(words.get("sign-in.stale")));
        } else if (request.getParameter("refused") != null) {
            card.add(alert(words.get("sign-in.refused")));
        }
        card.add(new Form(words, csrf));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(page.html(request, words.get("sign-in.title"), card, "/look/work.css"));
    }

    private static Paragraph alert(String text) {
        Paragraph alert = new Paragraph(text);
        alert.addClassName("alert");
        alert.getElement().setAttribute("role", "alert");
        return alert;
    }

    @Tag("form")
    private static final class Form extends HtmlContainer {

        private static final long serialVersionUID = 1;

        Form(Words words, CsrfToken csrf) {
            getElement()
                    .setAttribute("method", "post")
                    .setAttribute("action", PageSecurity.SIGN_IN);
            Input token = new Input();
            token.setType("hidden");
            token.getElement()
                    .setAttribute("name", csrf.getParameterName())
                    .setAttribute("value", csrf.getToken());
            NativeButton submit = new NativeButton(words.get("sign-in.submit"));
            submit.addClassName("button");
            submit.getElement().setAttribute("type", "submit");
            add(
                    token,
                    field(words.get("sign-in.login"), "username", "text", "username"),
                    field(
                            words.get("sign-in.password"),
                            "password",
                            "password",
                            "current-password"),
                    stay(words.get("sign-in.stay")),
                    submit);
        }

        private static Div stay(String label) {
            Input box = new Input();
            box.setId(StayingSignedIn.FIELD);
            box.setType("checkbox");
            box.getElement().setAttribute("name", StayingSignedIn.FIELD);
            NativeLabel text = new NativeLabel(label);
            text.getElement().setAttribute("for", StayingSignedIn.FIELD);
            Div choice = new Div(box, text);
            choice.addClassName("choice");
            return choice;
        }

        private static Div field(String label, String name, String type, String autocomplete) {
            Input input = new Input();
            input.setId(name);
            input.setType(type);
            input.getElement()
                    .setAttribute("name", name)
                    .setAttribute("autocomplete", autocomplete)
                    .setAttribute("autocapitalize", "none")
                    .setAttribute("required", true);
            NativeLabel text = new NativeLabel(label);
            text.getElement().setAttribute("for", name);
            return new Div(text, input);
        }
    }
}
