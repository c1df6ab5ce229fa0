from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.search.forms import SearchForm
from home.search.index import find


@require_safe
def search(request):
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    return render(request, "home/search/search.html", {"query": query, "found": find(query)})
