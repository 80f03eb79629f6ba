package org.khuevan.ui.teach;

import static com.vaadin.flow.component.notification.Notification.Position.MIDDLE;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.DescribedMeanwhile;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Missing;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.catalogue.NotReady;
import org.khuevan.catalogue.Prefilled;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Words;
import org.springframework.context.annotation.Scope;

/// Works on one draft: its files on one side, its description on the other. Everything is kept by
/// itself; while files are examined it looks every second how far that is.
@SpringComponent
@Scope("prototype")
class DraftEditor extends Div {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLISECONDS = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient Drafts drafts;
    private final transient CurrentActor actor;
    private final transient Clock clock;
    private final FilePanel files;
    private final Span saved = new Span();
    private @Nullable Work work;
    private @Nullable Registration looking;

    /// What is known once there is a draft to work on.
    private record Work(
            Words words,
            DescriptionForm form,
            MissingList missing,
            Watcher watcher,
            Holder draft) {}

    private static final class Holder {
        Material now;

        /// Of the description that the form shows.
        int revision;

        Holder(Material now) {
            this.now = now;
            this.revision = now.revision();
        }
    }

    /// Hears what becomes of a draft.
    interface Watcher {
        void titled(String title);

        void published(Material material);

        void discarded();
    }

    DraftEditor(Drafts drafts, CurrentActor actor, Clock clock, FilePanel files) {
        this.drafts = drafts;
        this.actor = actor;
        this.clock = clock;
        this.files = files;
        addClassName("draft-editor");
        saved.addClassName("saved");
        saved.getElement().setAttribute("role", "status");
    }

    void open(Words words, Material draft, Watcher watcher) {
        DescriptionForm form = new DescriptionForm(words, this::save, this::decline);
        MissingList missing = new MissingList(words, this::lead);
        Work opened = new Work(words, form, missing, watcher, new Holder(draft));
        work = opened;
        files.open(words, draft, this::look);
        Div description = new Div(new H2(words.get("teach.description")), form);
        description.addClassNames("panel", "description-panel");
        add(files, description, bar(opened));
        form.show(draft.description(), drafts.prefilled(draft));
        showMissing(opened);
    }

    private Div bar(Work opened) {
        Words words = opened.words();
        NativeButton publish = new NativeButton(words.get("teach.publish"), _ -> publish());
        publish.addClassName("button");
        publish.setId("publish");
        Material draft = opened.draft().now;
        // Without it, the address shows what is published.
        Anchor preview =
                new Anchor(
                        Address.of(draft.id()) + "?version=" + draft.version(),
                        words.get("teach.preview"));
        preview.addClassNames("button", "button-quiet");
        NativeButton discard =
                new NativeButton(
                        words.get("teach.discard"),
                        _ -> Question.ask(words, "discard", this::discard));
        discard.addClassNames("link-button", "discard");
        Div actions = new Div(publish, preview, discard);
        actions.addClassName("actions");
        Div bar =
                new Div(new H2(words.get("teach.publish-title")), opened.missing(), actions, saved);
        bar.addClassNames("panel", "publish-panel");
        return bar;
    }

    private void decline(Prefilled.Field field) {
        attempt(now -> drafts.decline(actor.get(), now.draft().now.id(), field));
    }

    private void save() {
        attempt(now -> {
            boolean kept = describe(now, false);
            if (!kept) {
                // On top of what was described elsewhere meanwhile.
                kept = describe(now, false);
            }
            if (kept) {
                String time = TIME.format(now.words().local(clock.instant()));
                saved.setText(now.words().get("teach.saved", time));
            }
            showMissing(now);
        });
    }

    /// Keeps what the form says. If somebody described the draft on another page meanwhile, that is
    /// shown first, in every field that has not been changed here.
    ///
    /// @param withFound whether also what was found in files and nobody has confirmed
    /// @return whether it is kept
    private boolean describe(Work now, boolean withFound) {
        Holder draft = now.draft();
        try {
            draft.now =
                    drafts.describe(
                            actor.get(),
                            draft.now.id(),
                            draft.revision,
                            now.form().description(withFound));
            draft.revision = draft.now.revision();
            now.form().agree(draft.now.description());
            return true;
        } catch (DescribedMeanwhile _) {
            show(now, drafts.draft(actor.get(), draft.now.id()));
            Notification.show(now.words().get("teach.described-elsewhere"), 8000, MIDDLE);
            return false;
        }
    }

    private void show(Work now, Material draft) {
        now.draft().now = draft;
        now.draft().revision = draft.revision();
        now.form().show(draft.description(), drafts.prefilled(draft));
    }

    private void look() {
        attempt(now -> {
            Material draft = drafts.draft(actor.get(), now.draft().now.id());
            now.draft().now = draft;
            if (files.show(now.words(), draft, this::look)
                    || draft.revision() != now.draft().revision) {
                show(now, draft);
            }
            showMissing(now);
            lookOnIfNeeded(draft);
        });
    }

    private void lookOnIfNeeded(Material draft) {
        boolean waiting = draft.files().stream().anyMatch(file -> !file.examination().isSettled());
        getUI().ifPresent(ui -> ui.setPollInterval(waiting ? LOOK_MILLISECONDS : -1));
    }

    private void showMissing(Work now) {
        Material shown = now.draft().now.describedAs(now.form().description(true));
        now.missing().show(drafts.missing(shown));
        now.watcher().titled(MaterialCard.title(now.words(), shown));
    }

    private void lead(Missing missing) {
        Work now = work;
        if (now != null && missing == Missing.CONTENT) {
            files.focusChoice();
        } else if (now != null) {
            now.form().focus(missing);
        }
    }

    /// What is on its way when a draft is published has no place any more, so its teacher decides.
    private void publish() {
        attempt(now -> {
            Set<Missing> missing =
                    drafts.missing(now.draft().now.describedAs(now.form().description(true)));
            if (missing.stream().anyMatch(Missing::blocks)) {
                missing.stream().filter(Missing::blocks).findFirst().ifPresent(this::lead);
                showMissing(now);
                return;
            }
            files.withoutTheRest(now.words(), now.draft().now.id(), this::publishWhatIsHere);
        });
    }

    private void publishWhatIsHere() {
        attempt(now -> {
            if (describe(now, true)) {
                now.watcher().published(drafts.publish(actor.get(), now.draft().now.id()));
            } else {
                showMissing(now);
            }
        });
    }

    private void discard() {
        attempt(now -> {
            drafts.discard(actor.get(), now.draft().now.id());
            now.watcher().discarded();
        });
    }

    /// The draft may be gone, or the right to change it, since the page was opened.
    private void attempt(Consumer<Work> step) {
        Work now = work;
        if (now == null) {
            return;
        }
        try {
            step.accept(now);
        } catch (NoSuchMaterial | NotAllowed e) {
            Notification.show(now.words().get("teach.gone"), 8000, MIDDLE);
        } catch (NotReady e) {
            showMissing(now);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        looking = event.getUI().addPollListener(_ -> look());
        Work now = work;
        if (now != null) {
            lookOnIfNeeded(now.draft().now);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looking != null) {
            looking.remove();
        }
    }
}
