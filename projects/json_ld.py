"""A project for machines: schema.org Project with the grant that pays for it."""

from facts.money import to_eur


def project_json_ld(page, programme, partners):
    data = {
        "@context": "https://schema.org",
        "@type": "Project",
        "name": page.title,
        "url": page.full_url,
        "inLanguage": page.content_language,
    }
    if page.acronym:
        data["alternateName"] = page.acronym
    if page.lead:
        data["description"] = page.lead
    if page.start:
        data["foundingDate"] = str(page.start)
    if page.end:
        data["dissolutionDate"] = str(page.end)
    if partners:
        data["member"] = [_member(partner) for partner in partners]
    if programme:
        data["funding"] = _grant(page, programme)
    return data


def _member(partner):
    member = {"@type": "Organization", "name": partner.name}
    if partner.original:
        member["alternateName"] = partner.original
    address = {"@type": "PostalAddress"}
    if partner.place:
        address["addressLocality"] = partner.place
    if partner.country_code:
        address["addressCountry"] = partner.country_code
    if len(address) > 1:
        member["address"] = address
    return member


def _grant(page, programme):
    grant = {"@type": "Grant", "name": str(programme)}
    if programme.is_eu:
        grant["funder"] = {"@type": "Organization", "name": "European Union"}
    euro = to_eur(page.amount, page.currency)
    if euro is not None:
        grant["@type"] = "MonetaryGrant"
        grant["amount"] = {"@type": "MonetaryAmount", "value": str(euro), "currency": "EUR"}
    return grant
