package org.khuevan.ui.shell;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The languages that pages speak, and which one somebody wants.
public enum Language {
    VIETNAMESE("vi", "Tiếng Việt"),
    ENGLISH("en", "English");

    static final String COOKIE = "khuevan-language";

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return locale.getLanguage();
    }

    /// What its speakers call it.
    public String ownName() {
        return ownName;
    }

    static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
    }

    /// The language that was chosen and remembered, otherwise the first acceptable one of
    /// `Accept-Language`, otherwise Vietnamese.
    static Language wantedBy(VaadinRequest request) {
        return remembered(request.getCookies())
                .or(() -> accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(VIETNAMESE);
    }

    /// The same, outside of Vaadin.
    static Language wantedBy(HttpServletRequest request) {
        return remembered(request.getCookies())
                .or(() -> accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(VIETNAMESE);
    }

    private static Optional<Language> remembered(Cookie @Nullable [] cookies) {
        return Cookies.value(cookies, COOKIE).flatMap(Language::ofTag);
    }

    /// Of a request without the header, servlets say that it wants the language of the machine.
    private static Optional<Language> accepted(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .flatMap(language -> ofTag(language).stream())
                    .findFirst();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
