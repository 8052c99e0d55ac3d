package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.space.Quantity;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** What is to make today, with what to weigh out. */
public final class BenchPages {
    private BenchPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/bench", context -> {
            Visit visit = new Visit(site, context);
            show(site, visit, site.home().histories().campaigns(), null);
        });
        routes.get("/c/{campaign}/bench", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            show(site, visit, List.of(campaign), campaign);
        });
        routes.post("/c/{campaign}/e/{id}/start", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            String id = visit.experiment(campaign).id();
            visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/bench", now -> now.begin(id));
        });
        routes.get("/c/{campaign}/e/{id}/reject", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            reject(visit, campaign, visit.experiment(campaign), List.of());
        });
        routes.post("/c/{campaign}/e/{id}/reject", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Experiment experiment = visit.experiment(campaign);
            String why = visit.field("why").strip();
            if (why.isEmpty()) {
                Page page = visit.page("", campaign);
                context.status(422);
                reject(visit, campaign, experiment, List.of(new FieldError("why", page.w("reject.error"))));
            } else {
                String back = experiment.state() == Experiment.State.PROPOSED ? "/next" : "/bench";
                visit.keepAndGo(
                        campaign.name(), "/c/" + campaign.name() + back, now -> now.reject(experiment.id(), why));
            }
        });
    }

    private static void reject(Visit visit, Campaign campaign, Experiment experiment, List<FieldError> errors) {
        Page page = visit.page(visit.page("", campaign).w("reject.title", experiment.id()), campaign);
        visit.show(
                "reject.jte",
                errors.isEmpty() ? page : page.wrong(),
                Map.of("experiment", experiment, "errors", errors));
    }

    private static void show(Site site, Visit visit, List<Campaign> campaigns, @Nullable Campaign one) {
        String typed = visit.field("size").strip();
        Optional<Quantity> size = Quantity.parse(typed).filter(q -> q.value() > 0);
        List<Card> cards = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            for (Experiment experiment : campaign.pending()) {
                if (experiment.state() != Experiment.State.PROPOSED) {
                    cards.add(Card.of(campaign, experiment, one == null ? null : size.orElse(null), visit.language()));
                }
            }
        }
        Page page = visit.page(visit.page("", one).w("bench.title"), one);
        List<FieldError> errors = typed.isEmpty() || size.isPresent()
                ? List.of()
                : List.of(new FieldError("size", page.w("bench.size-error")));
        long begun = cards.stream().filter(Card::begun).count();
        String planned = one == null
                        || one.recipe().cost() == null
                        || one.recipe().cost().size() == null
                ? ""
                : one.recipe().cost().size().toString();
        visit.show(
                "bench.jte",
                page,
                Map.of(
                        "cards", cards,
                        "begun", begun,
                        "size", typed.isEmpty() ? planned : typed,
                        "today", today(site, visit),
                        "errors", errors));
    }

    private static String today(Site site, Visit visit) {
        LocalDate today = LocalDate.ofInstant(site.clock().instant(), ZoneOffset.systemDefault());
        return switch (visit.language()) {
            case EN -> today.format(DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH));
            case JA -> today.format(DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE));
        };
    }
}
