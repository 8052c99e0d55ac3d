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
import shikomi.recipe.Cost;
import shikomi.table.result.BenchSheet;
import shikomi.unit.Quantity;
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
        routes.get("/c/{campaign}/bench.xlsx", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            String name = campaign.name() + "-bench-"
                    + LocalDate.ofInstant(site.clock().instant(), ZoneOffset.UTC);
            context.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            context.header("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
            context.result(BenchSheet.of(campaign, waiting(campaign), visit.language()));
        });
        Weighings.routes(site, routes);
        RejectPages.routes(site, routes);
        PrintPages.routes(site, routes);
    }

    /** What amounts are scaled to, where that was typed. */
    static Optional<Quantity> size(Visit visit) {
        return Quantity.parse(visit.field("size")).filter(q -> q.value() > 0 && Double.isFinite(q.value()));
    }

    /** What is to make, in the order in which it was asked for. */
    static List<Experiment> waiting(Campaign campaign) {
        return campaign.pending().stream()
                .filter(experiment -> experiment.state() != Experiment.State.PROPOSED)
                .toList();
    }

    private static void show(Site site, Visit visit, List<Campaign> campaigns, @Nullable Campaign one) {
        Optional<Quantity> size = one == null ? Optional.empty() : size(visit);
        List<Card> cards = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            for (Experiment experiment : waiting(campaign)) {
                cards.add(Card.of(campaign, experiment, size.orElse(null), visit.language()));
            }
        }
        boolean unreadable = !visit.field("size").isBlank() && size.isEmpty();
        List<FieldError> errors = unreadable && one != null
                ? List.of(new FieldError("size", visit.page("", one).w("bench.size-error")))
                : List.of();
        show(site, visit, cards, campaigns, one, errors);
    }

    /** The bench of a campaign with the form of one experiment as it was sent. */
    static void showAgain(
            Site site,
            Visit visit,
            Campaign campaign,
            Experiment experiment,
            Map<String, String> typed,
            Map<String, String> errors,
            List<FieldError> problems) {
        List<FieldError> all = new ArrayList<>(problems);
        errors.forEach((field, message) ->
                all.add(new FieldError(campaign.name() + "-" + experiment.id() + "-" + field, message)));
        @Nullable Quantity size = size(visit).orElse(null);
        List<Card> cards = waiting(campaign).stream()
                .map(e -> e.id().equals(experiment.id())
                        ? Card.of(campaign, e, size, visit.language(), typed, errors)
                        : Card.of(campaign, e, size, visit.language()))
                .toList();
        show(site, visit, cards, List.of(campaign), campaign, all);
    }

    private static void show(
            Site site,
            Visit visit,
            List<Card> cards,
            List<Campaign> campaigns,
            @Nullable Campaign one,
            List<FieldError> errors) {
        Page page = visit.page(visit.page("", one).w("bench.title"), one);
        Cost cost = one == null ? null : one.recipe().cost();
        String typed = visit.field("size").strip();
        String planned = cost == null || cost.size() == null ? "" : cost.size().toString();
        long proposed = campaigns.stream()
                .flatMap(campaign -> campaign.pending().stream())
                .filter(e -> e.state() == Experiment.State.PROPOSED)
                .count();
        visit.show(
                "bench.jte",
                errors.isEmpty() ? page : page.wrong(),
                Map.of(
                        "cards", cards,
                        "begun", cards.stream().filter(Card::begun).count(),
                        "proposed", proposed,
                        "campaigns", campaigns,
                        "size", typed.isEmpty() ? planned : typed,
                        "today", today(site, visit),
                        "errors", errors));
    }

    static String today(Site site, Visit visit) {
        LocalDate today = LocalDate.ofInstant(site.clock().instant(), ZoneOffset.systemDefault());
        return switch (visit.language()) {
            case EN -> today.format(DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH));
            case JA -> today.format(DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE));
        };
    }
}
