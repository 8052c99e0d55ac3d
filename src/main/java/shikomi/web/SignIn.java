package shikomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.message.Language;
import shikomi.store.Accounts;
import shikomi.store.Hash;

/** Signs people in with a link that works once, and asks for their name and role. */
public final class SignIn {
    static final String COOKIE = "session";
    private static final int DAYS_30 = 30 * 24 * 3600;
    /** The longest name, in characters. Set by judgement. */
    private static final int LONGEST_NAME = 80;

    private final Accounts accounts;
    private final Set<String> links = ConcurrentHashMap.newKeySet();
    private final SecureRandom random = new SecureRandom();

    /** The fields of the form. */
    private record Entry(String token, String name, String role) {
        /** The form as it appears when a link is opened. */
        static Entry of(@Nullable String token) {
            return new Entry(token == null ? "" : token, "", "chemist");
        }

        static Entry sent(Context context) {
            return new Entry(field(context, "token"), field(context, "name").strip(), field(context, "role"));
        }

        private static String field(Context context, String name) {
            return Optional.ofNullable(context.formParam(name)).orElse("");
        }
    }

    SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    String newLink() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        links.add(token);
        return token;
    }

    /** The token that every form of a session carries, against cross-site request forgery. */
    static String formToken(String session) {
        return Hash.of("form " + session).substring(0, 32);
    }

    void routes(Site site, RoutesConfig routes) {
        routes.get("/sign-in", context -> ask(context, Entry.of(context.queryParam("token")), List.of()));
        routes.post("/sign-in", this::enter);
        routes.post("/sign-out", context -> {
            site.home()
                    .accounts()
                    .endSession(Optional.ofNullable(context.cookie(COOKIE)).orElse(""));
            context.removeCookie(COOKIE);
            context.redirect("/sign-in", HttpStatus.SEE_OTHER);
        });
        routes.get("/language/{code}", context -> {
            Language language = Language.of(context.pathParam("code")).orElse(Language.EN);
            remember(context, "language", language.code());
        });
        routes.get(
                "/bench-mode/{on}",
                context ->
                        remember(context, "bench-mode", context.pathParam("on").equals("on") ? "on" : "off"));
    }

    /** Stores a choice on this device, and returns to the page where it was made. */
    private static void remember(Context context, String choice, String value) {
        context.cookie(cookie(choice, value, DAYS_30 * 12));
        context.redirect(local(context.queryParam("to")), HttpStatus.SEE_OTHER);
    }

    /**
     * The path if it belongs to this site, otherwise the start page. Browsers read a backslash as a slash and leave out
     * tabs and line breaks (WHATWG URL), so that {@code /<tab>/evil.example} is another site.
     */
    private static String local(@Nullable String path) {
        return path != null && path.matches("/(?!/)[^\\p{Cntrl}\\\\]*") ? path : "/";
    }

    private void ask(Context context, Entry entry, List<FieldError> errors) {
        context.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, entry, links.contains(entry.token()), errors);
    }

    /** Shows the page for a person without a sign-in link. */
    static void showWithoutLink(Context context) {
        show(context, new Entry("", "", ""), false, List.of());
    }

    private static void show(Context context, Entry entry, boolean usable, List<FieldError> errors) {
        Page page = Page.outside(context, "sign-in");
        Map<String, Object> model = new HashMap<>();
        model.put("page", errors.isEmpty() ? page : page.wrong());
        model.put("token", entry.token());
        model.put("usable", usable);
        model.put("name", entry.name());
        model.put("role", entry.role());
        model.put("errors", errors);
        context.render("signIn.jte", model);
    }

    private void enter(Context context) {
        Entry entry = Entry.sent(context);
        Optional<Role> role = Role.of(entry.role());
        List<FieldError> errors = errors(Page.outside(context, "sign-in"), entry);
        if (!errors.isEmpty() || !links.remove(entry.token())) {
            ask(context, entry, errors);
            return;
        }
        String session = accounts.newSession(new Person(entry.name(), role.orElseThrow()));
        context.cookie(cookie(COOKIE, session, DAYS_30));
        context.redirect(start(role.get()), HttpStatus.SEE_OTHER);
    }

    private static List<FieldError> errors(Page page, Entry entry) {
        List<FieldError> errors = new ArrayList<>();
        if (entry.name().isEmpty()
                || entry.name().length() > LONGEST_NAME
                || entry.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("name", page.w("sign-in.name-error")));
        }
        if (Role.of(entry.role()).isEmpty()) {
            errors.add(new FieldError("role", page.w("sign-in.role-error")));
        }
        return errors;
    }

    private static String start(Role role) {
        return switch (role) {
            case CHEMIST -> "/bench";
            case RESEARCHER, MANAGER, ADMIN -> "/";
        };
    }

    private static Cookie cookie(String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    /** The key of the message that names a role. */
    static String key(Role role) {
        return "role." + role.name().toLowerCase(Locale.ROOT);
    }
}
