package org.khuevan.alert;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Sentences;
import org.khuevan.people.Account;
import org.khuevan.search.Hit;
import org.khuevan.search.SearchAddress;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// The messages about new materials. They are plain text, can be ended with one click (RFC 8058),
/// and say that a machine wrote them (RFC 3834).
public final class AlertMail {

    private final Optional<JavaMailSender> sender;
    private final AlertSettings settings;

    AlertMail(Optional<JavaMailSender> sender, AlertSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /// Whether a mail server is named in the settings.
    public boolean isPossible() {
        return sender.isPresent();
    }

    /// @throws org.springframework.mail.MailException if it could not be handed over
    void send(SavedSearch saved, Account account, List<Hit> news) {
        JavaMailSender server = sender.orElseThrow();
        MimeMessage message = server.createMimeMessage();
        Locale locale = Locale.forLanguageTag(saved.language());
        try {
            MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            mail.setFrom(settings.from());
            mail.setTo(account.email());
            mail.setSubject(Sentences.of("alert.subject", locale, news.size(), title(saved)));
            mail.setText(text(saved, account, news, locale));
            String end =
                    settings.address() + "/api/search/alerts/" + saved.secret() + "/unsubscribe";
            message.setHeader("List-Unsubscribe", "<" + end + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new IllegalArgumentException(
                    "a message to " + account.login() + " cannot be written", e);
        }
        server.send(message);
    }

    private String text(SavedSearch saved, Account account, List<Hit> news, Locale locale) {
        StringBuilder text = new StringBuilder();
        text.append(Sentences.of("alert.hello", locale, account.displayName())).append("\n\n");
        text.append(Sentences.of("alert.news", locale, title(saved))).append("\n");
        for (Hit hit : news) {
            text.append("\n").append(hit.title().text()).append("\n");
            if (!hit.authors().isEmpty()) {
                text.append(String.join(", ", hit.authors())).append("\n");
            }
            text.append(settings.address()).append(Address.of(hit.material())).append("\n");
        }
        text.append("\n").append(Sentences.of("alert.all", locale)).append("\n");
        text.append(settings.address()).append(SearchAddress.page(saved.query())).append("\n\n");
        text.append(Sentences.of("alert.end", locale)).append("\n");
        text.append(settings.address()).append("/unsubscribe/").append(saved.secret());
        return text.append("\n").toString();
    }

    private static String title(SavedSearch saved) {
        return saved.name().isEmpty() ? saved.query().text() : saved.name();
    }
}
