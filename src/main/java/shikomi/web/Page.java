package shikomi.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Person;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Text;

/**
 * The frame that every page shows around its own content.
 *
 * @param person null if no one is signed in
 * @param campaign null if the page does not concern a campaign
 * @param path the path of this page, to return to
 * @param csrf the token that every form must send
 * @param gloves whether this device is in bench mode, in which all controls are large enough for gloved hands
 */
public record Page(
        Language language,
        String title,
        @Nullable Person person,
        @Nullable Campaign campaign,
        String path,
        String csrf,
        boolean gloves,
        @Nullable Done done) {

    /**
     * The action just completed, in words, and the number of the event that can be undone.
     *
     * @param next the experiment whose result is to be entered next; empty if there is none
     */
    public record Done(List<String> sentences, @Nullable Integer undo, String next) {}

    /** A page that needs no sign-in; {@code title} is a message key. */
    static Page outside(Context context, String title) {
        Language language = language(context);
        return new Page(
                language,
                Message.of("web." + title + ".title").in(language),
                Visit.known(context),
                null,
                path(context),
                Visit.csrf(context),
                gloves(context),
                null);
    }

    /** The same page with a title that reports errors, for a form that is shown again. */
    public Page wrong() {
        return new Page(language, w("error-title", title), person, campaign, path, csrf, gloves, done);
    }

    static Language language(Context context) {
        return Optional.ofNullable(context.cookie("language"))
                .flatMap(Language::of)
                .orElseGet(() -> Language.accepted(context.header("Accept-Language")));
    }

    static boolean gloves(Context context) {
        return "on".equals(context.cookie("bench-mode"));
    }

    static String path(Context context) {
        String query = context.queryString();
        return context.path() + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    /** The text of a message key in the language of the page. */
    public String w(String key, Object... arguments) {
        return Message.of("web." + key, arguments).in(language);
    }

    /** The text of a message in the language of the page. */
    public String w(Message message) {
        return message.in(language);
    }

    /** Text from the recipe, such as the title of a parameter. */
    public String w(Text text) {
        return text.in(language);
    }

    /** Text from the recipe; {@code otherwise} if it is null. */
    public String w(@Nullable Text text, String otherwise) {
        return text == null ? otherwise : text.in(language);
    }

    /** The title of a campaign. */
    public String title(Campaign campaign) {
        return w(campaign.recipe().title(), campaign.name());
    }

    /** The link that shows this page in another language. */
    public String languageLink(String code) {
        return "/language/" + code + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The link that switches the bench mode of this device on or off. */
    public String glovesLink() {
        return "/bench-mode/" + (gloves ? "off" : "on") + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** Returns whether the path of this page is under one of the given paths. */
    public boolean isUnder(String... prefixes) {
        String own = campaign == null ? path : path.replaceFirst("^/c/[^/?]+", "");
        return Stream.of(prefixes).anyMatch(own::startsWith);
    }

    /** A path within the campaign of this page. */
    public String to(String rest) {
        return campaign == null ? rest : "/c/" + campaign.name() + rest;
    }
}
