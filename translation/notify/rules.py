"""How each person hears of each kind of notice."""

from translation.models.notices import EVERYTHING, Delivery, Kind, NotificationPreference

DEFAULTS = {
    Kind.ASSIGNED: Delivery.NOW,
    Kind.DUE: Delivery.DAILY,
    Kind.OVERDUE: Delivery.DAILY,
    Kind.CHANGED: Delivery.DAILY,
    Kind.SUBMITTED: Delivery.NOW,
    Kind.RETURNED: Delivery.NOW,
    Kind.PUBLISHED: Delivery.DAILY,
    Kind.MENTION: Delivery.NOW,
    Kind.COMMENT: Delivery.DAILY,
    Kind.MACHINE: Delivery.ADMIN,
    Kind.IMPORTED: Delivery.ADMIN,
    Kind.TERM: Delivery.DAILY,
}


def deliveries(people, kind):
    """{pk of each person: Delivery of this kind of notice}: one query."""
    rows = NotificationPreference.objects.filter(
        user__in=[person.pk for person in people], kind__in=[kind, EVERYTHING]
    )
    chosen = {
        (user, of): delivery
        for user, of, delivery in rows.values_list("user_id", "kind", "delivery")
    }
    return {person.pk: _choose(chosen, person.pk, kind) for person in people}


def _choose(chosen, pk, kind):
    default = chosen.get((pk, kind), DEFAULTS[kind])
    return Delivery(chosen.get((pk, EVERYTHING), default))


def chosen_by(user):
    """{kind, or EVERYTHING: delivery} as the person has chosen."""
    rows = NotificationPreference.objects.filter(user=user)
    return dict(rows.values_list("kind", "delivery"))


def preferences_of(user, *, each=False):
    """{Kind: Delivery} of one person, for all kinds; `each` leaves the choice for everything aside."""
    chosen = chosen_by(user)
    overall = None if each else chosen.get(EVERYTHING)
    return {kind: Delivery(overall or chosen.get(kind, DEFAULTS[kind])) for kind in Kind}
