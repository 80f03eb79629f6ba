package org.khuevan.ui.learn;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Post;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;

/// What is said beside an activity, answers below what they answer.
final class TalkView extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient List<Post> posts;
    private final boolean teaches;
    private final boolean writes;

    /// @param reader who reads it, and may write
    /// @param teaches whether the reader may hide posts
    /// @param writes whether the reader may write now
    /// @param earlier a way to conversations that are not among them, if there are any
    TalkView(
            Words words,
            Actor.Member reader,
            CourseId course,
            ActivityId activity,
            List<Post> posts,
            boolean teaches,
            boolean writes,
            Optional<Anchor> earlier) {
        this.words = words;
        this.posts = posts;
        this.teaches = teaches;
        this.writes = writes;
        addClassName("talk");
        HtmlContainer talk =
                Tags.custom(
                        "khuevan-talk",
                        "account",
                        reader.account().toString(),
                        "address",
                        "/api/learning/courses/" + course + "/activities/" + activity + "/posts",
                        "why",
                        words.get("learn.report.why"),
                        "reporting",
                        words.get("learn.report"),
                        "cancel",
                        words.get("question.no"),
                        "reported",
                        words.get("learn.report.thanks"),
                        "no-line",
                        words.get("learn.no-line"));
        earlier.ifPresent(talk::add);
        Paragraph said = Tags.data(new Paragraph(), "said", "");
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        if (posts.isEmpty()) {
            talk.add(gap("learn.talk.none"));
        }
        talk.add(list());
        if (writes) {
            talk.add(form());
        }
        talk.add(said);
        add(talk);
    }

    /// Conversations, and below each what was answered in it, in the order of time: deeper threads
    /// could not be read on a phone.
    private OrderedList list() {
        OrderedList list = new OrderedList();
        list.addClassName("posts");
        for (List<Post> conversation : conversations()) {
            ListItem item = item(conversation.getFirst());
            OrderedList answers = new OrderedList();
            answers.addClassName("posts");
            conversation.stream().skip(1).map(this::item).forEach(answers::add);
            if (answers.getComponentCount() > 0) {
                item.add(answers);
            }
            list.add(item);
        }
        return list;
    }

    /// What is answered was written before its answers.
    private Collection<List<Post>> conversations() {
        Map<UUID, List<Post>> begun = new LinkedHashMap<>();
        Map<UUID, UUID> beginnings = new HashMap<>();
        for (Post post : posts) {
            UUID beginning =
                    post.answers().map(id -> beginnings.getOrDefault(id, id)).orElse(post.id());
            beginnings.put(post.id(), beginning);
            begun.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(post);
        }
        return begun.values();
    }

    private ListItem item(Post post) {
        Span author = Tags.data(new Span(post.author()), "author", "");
        author.addClassName("post-author");
        Paragraph head = new Paragraph(author);
        head.addClassName("post-head");
        if (post.byTeacher()) {
            head.add(Tags.span(words.get("learn.teacher"), "badge"));
        }
        head.add(Tags.span(Says.time(words, post.written()), "quiet"));
        ListItem item = new ListItem(head);
        item.setId("post-" + post.id());
        Tags.data(item, "post", post.id().toString());
        switch (post.state()) {
            case REMOVED -> item.add(gap("learn.post.removed"));
            case HIDDEN -> {
                item.add(gap("learn.post.hidden"));
                if (!post.text().isEmpty()) {
                    item.add(Tags.prose(post.text()));
                }
            }
            case SHOWN -> item.add(Tags.prose(post.text()));
        }
        post.reports()
                .forEach(reason -> item.add(gapText(words.get("learn.post.reported", reason))));
        item.add(actions(post));
        return item;
    }

    private Div actions(Post post) {
        Div actions = new Div();
        actions.addClassName("post-actions");
        if (writes && post.state() == Post.State.SHOWN) {
            actions.add(Tags.button(words.get("learn.post.answer"), "link-like", "answer", ""));
        }
        if (post.mine() && post.state() != Post.State.REMOVED) {
            actions.add(Tags.button(words.get("learn.remove"), "link-like", "remove-post", ""));
        } else if (post.state() == Post.State.SHOWN) {
            actions.add(Tags.button(words.get("learn.report"), "link-like", "report", ""));
        }
        if (teaches && post.state() != Post.State.REMOVED) {
            boolean hidden = post.state() == Post.State.HIDDEN;
            actions.add(
                    Tags.button(
                            words.get(hidden ? "learn.post.show" : "learn.post.hide"),
                            "link-like",
                            "hide",
                            hidden ? "false" : "true"));
        }
        return actions;
    }

    private Paragraph gap(String key) {
        return gapText(words.get(key));
    }

    private static Paragraph gapText(String text) {
        Paragraph gap = new Paragraph(text);
        gap.addClassNames("quiet", "gap");
        return gap;
    }

    private Div form() {
        HtmlContainer area = new HtmlContainer("textarea");
        area.setId("post-text");
        area.getElement()
                .setAttribute("rows", "3")
                .setAttribute("maxlength", "10000")
                .setAttribute("aria-label", words.get("learn.post.new"))
                .setAttribute("placeholder", words.get("learn.post.new"));
        Div answering =
                new Div(
                        Tags.data(new Span(), "answering", ""),
                        Tags.button(
                                words.get("learn.post.answer-none"), "link-like", "no-answer", ""));
        answering.addClassNames("quiet", "answering");
        answering.getElement().setAttribute("hidden", true);
        Div form =
                Tags.data(
                        new Div(
                                answering,
                                area,
                                Tags.button(words.get("learn.post.send"), "button", "send", "")),
                        "new-post",
                        "");
        form.addClassName("new-post");
        return form;
    }
}
