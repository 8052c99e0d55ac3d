package shikomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.message.Language;
import shikomi.store.Accounts;
import shikomi.store.Hash;

/** Signs people in by a link that works once, and asks them for their name. */
public final class SignIn {
    static final String COOKIE = "session";
    private static final int DAYS_30 = 30 * 24 * 3600;
    private static final int LONGEST_NAME = 80;

    private final Accounts accounts;
    private final Set<String> links = ConcurrentHashMap.newKeySet();
    private final SecureRandom random = new SecureRandom();

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

    /** What every form of a session carries, so that no other site can send one. */
    static String formToken(String session) {
        return Hash.of("form " + session).substring(0, 32);
    }

    void routes(Site site, RoutesConfig routes) {
        routes.get(
                "/sign-in",
                context -> ask(
                        context,
                        Optional.ofNullable(context.queryParam("token")).orElse(""),
                        "",
                        "chemist",
                        List.of()));
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
            context.cookie(cookie("language", language.code(), DAYS_30 * 12));
            context.redirect(local(context.queryParam("to")), HttpStatus.SEE_OTHER);
        });
        routes.get("/bench-mode/{on}", context -> {
            context.cookie(cookie("bench-mode", context.pathParam("on").equals("on") ? "on" : "off", DAYS_30 * 12));
            context.redirect(local(context.queryParam("to")), HttpStatus.SEE_OTHER);
        });
    }

    /** A path of this site; whatever else was asked for leads to the start. */
    private static String local(@org.jspecify.annotations.Nullable String path) {
        return path != null && path.matches("/(?![/\\\\]).*") ? path : "/";
    }

    private void ask(Context context, String token, String name, String role, List<FieldError> errors) {
        Page page = Page.outside(context, "sign-in");
        boolean usable = links.contains(token);
        context.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        context.render(
                "signIn.jte",
                Map.of(
                        "page",
                        errors.isEmpty() ? page : page.wrong(),
                        "token",
                        token,
                        "usable",
                        usable,
                        "name",
                        name,
                        "role",
                        role,
                        "errors",
                        errors));
    }

    private void enter(Context context) {
        String token = Optional.ofNullable(context.formParam("token")).orElse("");
        String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
        String chosen = Optional.ofNullable(context.formParam("role")).orElse("");
        Optional<Role> role = Role.of(chosen);
        Page page = Page.outside(context, "sign-in");
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("name", page.w("sign-in.name-error")));
        }
        if (role.isEmpty()) {
            errors.add(new FieldError("role", page.w("sign-in.role-error")));
        }
        if (!errors.isEmpty() || !links.remove(token)) {
            ask(context, token, name, chosen, errors);
            return;
        }
        String session = accounts.newSession(new Person(name, role.orElseThrow()));
        context.cookie(cookie(COOKIE, session, DAYS_30));
        context.redirect(start(role.get()), HttpStatus.SEE_OTHER);
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

    /** The words of a role in a message's key. */
    static String key(Role role) {
        return "role." + role.name().toLowerCase(Locale.ROOT);
    }
}
