"""python3-saml's reading of an answer, where it lets something pass or loses something on the way."""

import secrets

from lxml import etree
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.errors import OneLogin_Saml2_ValidationError
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Utils
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML as Xml

XMLENC, XMLENC11 = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2009/xmlenc11#"
# RSA 1.5 and Triple DES, which python3-saml takes too, can be broken by asking often enough.
GOOD_WAYS = {
    *(f"{XMLENC}aes{bits}-cbc" for bits in (128, 192, 256)),
    *(f"{XMLENC11}aes{bits}-gcm" for bits in (128, 192, 256)),
    f"{XMLENC}rsa-oaep-mgf1p",
    f"{XMLENC11}rsa-oaep",
}


def is_encrypted_well(ways: list[str]) -> bool:
    """By the names of the algorithms, of the content and of its key."""
    return len(ways) > 1 and all(way in GOOD_WAYS for way in ways)


class StrictResponse(OneLogin_Saml2_Response):
    def is_valid(self, request_data, request_id=None, raise_exceptions=False):
        if not super().is_valid(request_data, request_id, raise_exceptions):
            return False
        self._error = self._what_is_missing()
        if self._error and raise_exceptions:
            raise OneLogin_Saml2_ValidationError(self._error)
        return not self._error

    def _what_is_missing(self):
        """Audience, recipient, expiry and destination must all be there, and ours to the letter."""
        sp = self._settings.get_sp_data()
        ours = sp["assertionConsumerService"]["url"]
        if sp["entityId"] not in self.get_audiences():
            return "no audience"
        if self.document.get("Destination", ours) != ours:
            return "wrong destination"
        confirmations = self._query_assertion(
            "/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"
        )
        if [one.get("Recipient") for one in confirmations] != [ours]:
            return "wrong recipient"
        if not self.get_assertion_not_on_or_after() or not self.get_assertion_id():
            return "no expiry or id"
        return None

    def _decrypt_assertion(self, xml):
        """The opened assertion goes into the document as text.

        Moved there as a node its namespaces would get the document's prefixes, and its signature would no longer fit.
        """
        found = Xml.query(xml, "/samlp:Response/saml:EncryptedAssertion")
        if len(found) != 1:
            return xml
        data = Xml.query(found[0], "./xenc:EncryptedData")
        info = Xml.query(found[0], "./xenc:EncryptedData/ds:KeyInfo")
        if len(data) != 1 or len(info) != 1:
            raise OneLogin_Saml2_ValidationError("no encrypted data")
        ways = Xml.query(found[0], ".//xenc:EncryptionMethod")
        if not is_encrypted_well([way.get("Algorithm") for way in ways]):
            raise OneLogin_Saml2_ValidationError("weak encryption")
        for key in Xml.query(found[0], "./xenc:EncryptedKey"):
            info[0].append(key)  # beside the data, as OIOSAML has it
        opened = Utils.decrypt_element(data[0], self._settings.get_sp_key(), inplace=True)
        text = etree.tostring(opened, with_tail=False)
        place = f"opened-{secrets.token_hex(8)}"  # which nobody can have put there before
        xml.replace(found[0], etree.Element(place))
        return Xml.to_etree(etree.tostring(xml).replace(f"<{place}/>".encode(), text, 1))


class StrictAuth(OneLogin_Saml2_Auth):
    response_class = StrictResponse
