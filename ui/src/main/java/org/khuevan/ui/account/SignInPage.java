package org.khuevan.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
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

    @GetMapping(path = PageSecurity.SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String stale,
            @RequestParam(defaultValue = "0") long wait,
            CsrfToken csrf,
            Locale locale) {
        Locale spoken = locale.getLanguage().equals("en") ? locale : Locale.of("vi");
        ResourceBundle words = ResourceBundle.getBundle("messages.account", spoken);
        Main main = new Main(new H1(words.getString("sign-in.title")));
        if (wait > 0) {
            main.add(alert(MessageFormat.format(words.getString("sign-in.wait"), wait)));
        } else if (stale != null) {
            main.add(alert(words.getString("sign-in.stale")));
        } else if (refused != null) {
            main.add(alert(words.getString("sign-in.refused")));
        }
        main.getElement().appendChild(form(words, csrf));
        String page =
                "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%s · Khuê Văn</title></head><body>%s</body></html>"
                        .formatted(
                                spoken.getLanguage(),
                                words.getString("sign-in.title"),
                                main.getElement().getOuterHTML());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    private static Paragraph alert(String text) {
        Paragraph alert = new Paragraph(text);
        alert.addClassName("alert");
        alert.getElement().setAttribute("role", "alert");
        return alert;
    }

    private static Element form(ResourceBundle words, CsrfToken csrf) {
        Input token = new Input();
        token.setType("hidden");
        token.getElement()
                .setAttribute("name", csrf.getParameterName())
                .setAttribute("value", csrf.getToken());
        NativeButton submit = new NativeButton(words.getString("sign-in.submit"));
        submit.getElement().setAttribute("type", "submit");
        Element form = new Element("form");
        form.setAttribute("method", "post").setAttribute("action", PageSecurity.SIGN_IN);
        form.appendChild(
                token.getElement(),
                field(words.getString("sign-in.login"), "username", "text", "username"),
                field(
                        words.getString("sign-in.password"),
                        "password",
                        "password",
                        "current-password"),
                submit.getElement());
        return form;
    }

    private static Element field(String label, String name, String type, String autocomplete) {
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
        return new Div(text, input).getElement();
    }
}
